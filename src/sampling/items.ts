/** A column of few distinct names, as codes. */
export interface NameColumn {
  readonly names: readonly string[];
  /** One code per problem. */
  readonly codes: Uint16Array;
}

/** The problems to draw from, as columns: what the sampler knows of each. Problems are counted from 0. */
export interface SampleItems {
  readonly count: number;
  /** The pass rate that is expected before any completion is seen, from 0 to 1. */
  readonly prior: Float32Array;
  /** Completions seen before the first step: correct ones, and all. */
  readonly passed: Float32Array;
  readonly samples: Float32Array;
  /** 1 for a problem that the dataset has parked. */
  readonly parked: Uint8Array;
  readonly tier: NameColumn;
  readonly source: NameColumn;
  readonly domain: NameColumn;
}
