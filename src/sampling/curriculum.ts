import type { SampleItems } from './items.js';
import type { SamplerSettings } from './settings.js';

/** How fast the success of recent feedback is followed. */
const successRate = 0.01;

/**
 * Which problems are open: the easiest share of the dataset, which grows. The order is that of what was known before the first step,
 * so that a problem, once open, stays open.
 */
export class Curriculum {
  /** Problems, the easiest first. */
  readonly order: Uint32Array;
  readonly #rank: Uint32Array;
  readonly #plan: NonNullable<SamplerSettings['curriculum']>;
  /** The open share for the pace `success`. */
  share: number;
  /** The success rate of recent feedback; NaN before any. */
  success = Number.NaN;
  open = 0;

  constructor(items: SampleItems, plan: NonNullable<SamplerSettings['curriculum']>, priorWeight: number) {
    this.#plan = plan;
    this.share = plan.start;
    this.order = easiestFirst(items, priorWeight);
    this.#rank = new Uint32Array(items.count);
    this.order.forEach((problem, rank) => {
      this.#rank[problem] = rank;
    });
  }

  isOpen(problem: number): boolean {
    return (this.#rank[problem] as number) < this.open;
  }

  observe(passed: number, samples: number): void {
    const seen = passed / samples;
    this.success = Number.isNaN(this.success) ? seen : this.success + successRate * (seen - this.success);
  }

  /** How many problems are open at a step (from 0); called once per step, in order. */
  openAt(step: number): number {
    const { pace, steps, start, target } = this.#plan;
    const time = Math.min(1, step / steps);
    if (pace === 'success') {
      if (step > 0 && this.success >= target) this.share = Math.min(1, this.share + (1 - start) / steps);
    } else if (pace === 'linear') this.share = start + (1 - start) * time;
    else this.share = Math.sqrt(start ** 2 + (1 - start ** 2) * time);
    return Math.max(1, Math.ceil(this.share * this.order.length - 1e-9));
  }
}

/** A counting sort by the expected rate in 65,536 steps: linear in the problems, and stable, so that the order is certain. */
function easiestFirst({ count, prior, passed, samples }: SampleItems, weight: number): Uint32Array {
  const steps = 0x10000;
  const keys = new Uint16Array(count);
  const starts = new Uint32Array(steps + 1);
  for (let at = 0; at < count; at++) {
    const rate =
      (weight * (prior[at] as number) + (passed[at] as number)) / (weight + (samples[at] as number));
    const key = Math.round((1 - rate) * (steps - 1));
    keys[at] = key;
    starts[key + 1] = (starts[key + 1] as number) + 1;
  }
  for (let key = 0; key < steps; key++)
    starts[key + 1] = (starts[key + 1] as number) + (starts[key] as number);
  const order = new Uint32Array(count);
  for (let at = 0; at < count; at++) {
    const key = keys[at] as number;
    order[starts[key] as number] = at;
    starts[key] = (starts[key] as number) + 1;
  }
  return order;
}
