import type { NameColumn, SampleItems } from '#src/sampling/index.js';

/** Columns of problems of which nothing is known but what is given. */
export function itemsOf(prior: Float32Array, given: Partial<SampleItems> = {}): SampleItems {
  const count = prior.length;
  const one = (name: string): NameColumn => ({ names: [name], codes: new Uint16Array(count) });
  return {
    count,
    prior,
    passed: new Float32Array(count),
    samples: new Float32Array(count),
    parked: new Uint8Array(count),
    tier: one(''),
    source: one('made'),
    domain: one('math'),
    ...given,
  };
}

/** xorshift32: fast enough not to be what is measured. Uniform in (0, 1). */
export function uniform(seed: number): () => number {
  let x = seed || 1;
  return () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return ((x >>> 0) + 0.5) / 2 ** 32;
  };
}

/** Standard normal numbers by Box and Muller. */
export function normal(next: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next());
}
