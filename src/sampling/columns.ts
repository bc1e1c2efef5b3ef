import type { Problem } from '#datasets/problem.js';
import { blend } from '../difficulty/blend.js';
import { sourceLevel } from '../source-level.js';
import type { NameColumn, SampleItems } from './items.js';

/** The parts of a problem that the sampler looks at. */
export type SampledProblem = Pick<Problem, 'id' | 'domain'> &
  Partial<Pick<Problem, 'difficulty' | 'source' | 'meta'>>;

/** The nominal pass rate of a tier, for a problem of which nothing else is known. */
const tierRate: Readonly<Record<string, number>> = {
  solved: 0.95,
  easy: 0.85,
  medium: 0.55,
  hard: 0.2,
  unsolved: 0.05,
};

/** A column that grows. */
class Growing {
  array = new Float32Array(1024);
  push(at: number, value: number): void {
    if (at === this.array.length) {
      const larger = new Float32Array(2 * at);
      larger.set(this.array);
      this.array = larger;
    }
    this.array[at] = value;
  }
}

class Names {
  readonly names: string[] = [];
  readonly #codes = new Map<string, number>();
  readonly #column = new Growing();
  push(at: number, name: string): void {
    let code = this.#codes.get(name);
    if (code === undefined) {
      code = this.names.length;
      this.#codes.set(name, code);
      this.names.push(name);
    }
    this.#column.push(at, code);
  }
  column(count: number): NameColumn {
    return { names: this.names, codes: Uint16Array.from(this.#column.array.subarray(0, count)) };
  }
}

/** Gathers what the sampler knows of each problem, row by row. */
export class ItemColumns {
  #count = 0;
  readonly #prior = new Growing();
  readonly #passed = new Growing();
  readonly #samples = new Growing();
  readonly #parked = new Growing();
  readonly #tier = new Names();
  readonly #source = new Names();
  readonly #domain = new Names();
  readonly #model: string | undefined;

  /** @param model whose pass rate is the trained model's, where several stand side by side */
  constructor(model?: string) {
    this.#model = model;
  }

  add(problem: SampledProblem): void {
    const at = this.#count++;
    const { difficulty = {} } = problem;
    const seen = this.#model === undefined ? difficulty : (difficulty.models?.[this.#model] ?? {});
    const samples = seen.pass_rate === undefined ? 0 : (seen.samples ?? 1);
    this.#prior.push(at, expected(problem));
    this.#passed.push(at, samples * (seen.pass_rate ?? 0));
    this.#samples.push(at, samples);
    this.#parked.push(at, difficulty.parked ? 1 : 0);
    this.#tier.push(at, difficulty.tier ?? '');
    this.#source.push(at, problem.source?.dataset ?? '');
    this.#domain.push(at, problem.domain);
  }

  items(): SampleItems {
    const count = this.#count;
    return {
      count,
      prior: this.#prior.array.slice(0, count),
      passed: this.#passed.array.slice(0, count),
      samples: this.#samples.array.slice(0, count),
      parked: Uint8Array.from(this.#parked.array.subarray(0, count)),
      tier: this.#tier.column(count),
      source: this.#source.column(count),
      domain: this.#domain.column(count),
    };
  }
}

/**
 * The pass rate expected of a problem: the source's level, else the prediction, else the tier, else one half; where there are rollouts, the
 * prediction is blended with them. It is kept off 0 and 1, from which no growth of the model could move it.
 */
function expected(problem: SampledProblem): number {
  const { difficulty = {}, meta = {} } = problem;
  const { pass_rate: rate, samples, predicted, tier } = difficulty;
  const before =
    sourceLevel({ meta }) ?? predicted ?? (tier === undefined ? undefined : tierRate[tier]) ?? 0.5;
  const known = rate === undefined ? before : blend(predicted ?? before, rate * (samples ?? 1), samples ?? 1);
  return Math.min(0.98, Math.max(0.02, known));
}
