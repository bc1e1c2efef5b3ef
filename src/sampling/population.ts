import type { SampleItems } from './items.js';
import { ParkedQueue } from './parked-queue.js';
import type { SamplerSettings } from './settings.js';

export const status = { active: 0, mastered: 1, parked: 2 } as const;

/** How fast the ability follows feedback: about 1/(4 · rate) problems back, small beside the growth that parked problems wait for. */
const abilityRate = 0.02;
/** Rates follow the ability in steps of a quarter of a logit, at most 0.06 of a rate: far above the noise of the ability, about 0.06. */
const abilityStep = 0.25;
/** Expectations are kept from certainty, so that one surprise does not move the ability without end. */
const certain = 0.02;

/**
 * What is known of each problem while training goes on: decayed counts of correct and of all completions, and whether it is active,
 * mastered or parked; and how able the model has become.
 *
 * The ability θ follows θ ← θ + 0.02 (observed − σ(θ + logit p)), where p is the rate that was expected of the problem before the first
 * step: it starts at 0 and grows when problems are solved more often than was expected of them, whichever problems are drawn.
 * The success rate is s = (w·q + c) / (w + n): q = σ(θ + logit p) is what is expected of the problem now, w its weight, and c of n samples
 * were correct, each observation weighing half after `half_life` samples. So what is learned on some problems tells about all.
 */
export class Population {
  readonly passed: Float32Array;
  readonly samples: Float32Array;
  readonly status: Uint8Array;
  /** The ability at which a parked problem comes back. */
  readonly returnAt: Float32Array;
  ability = 0;
  /** The ability that rates are told by: that of the last `follow`, so that rates change together and not with every observation. */
  told = 0;
  #odds = 1;
  readonly #items: SampleItems;
  readonly #settings: SamplerSettings;
  readonly #waiting: ParkedQueue;

  constructor(items: SampleItems, settings: SamplerSettings) {
    this.#items = items;
    this.#settings = settings;
    this.passed = Float32Array.from(items.passed);
    this.samples = Float32Array.from(items.samples);
    this.status = new Uint8Array(items.count);
    this.returnAt = new Float32Array(items.count);
    this.#waiting = new ParkedQueue(this.returnAt);
    for (let at = 0; at < items.count; at++) this.#settle(at, items.parked[at] === 1);
  }

  /** After the arrays and abilities were filled from a state file. */
  restored(): void {
    this.#odds = Math.exp(this.told);
    this.#waiting.clear();
    for (let at = 0; at < this.status.length; at++) {
      if (this.status[at] === status.parked) this.#waiting.add(at);
    }
  }

  /** The success rate, from 0 to 1. */
  rate(at: number): number {
    const weight = this.#settings.prior_weight;
    const prior = (this.#items.prior[at] as number) * this.#odds;
    const expected = prior / (prior + 1 - (this.#items.prior[at] as number));
    return (weight * expected + (this.passed[at] as number)) / (weight + (this.samples[at] as number));
  }

  /** Whether the ability has moved so far that rates are out of date. */
  get moved(): boolean {
    return Math.abs(this.ability - this.told) >= abilityStep;
  }

  /** Tells rates by the ability of now: every rate changes. */
  follow(): void {
    this.told = this.ability;
    this.#odds = Math.exp(this.told);
  }

  /** Takes in `passed` of `samples` completions; returns the parked problems that come back by it. */
  observe(at: number, passed: number, samples: number): readonly number[] {
    const kept = 2 ** (-samples / this.#settings.half_life);
    this.passed[at] = (this.passed[at] as number) * kept + passed;
    this.samples[at] = (this.samples[at] as number) * kept + samples;
    const prior = Math.min(1 - certain, Math.max(certain, this.#items.prior[at] as number));
    const expected = 1 / (1 + ((1 - prior) / prior) * Math.exp(-this.ability));
    this.ability += abilityRate * (passed / samples - expected);
    this.#settle(at, false);
    return this.#comeBack();
  }

  #settle(at: number, park: boolean): void {
    const { mastered, parked } = this.#settings;
    const samples = this.samples[at] as number;
    const share = samples > 0 ? (this.passed[at] as number) / samples : 0.5;
    if (park || (samples >= parked.after && share <= parked.rate)) {
      if (this.status[at] === status.parked) return;
      this.status[at] = status.parked;
      this.returnAt[at] = this.ability + parked.growth;
      this.#waiting.add(at);
    } else
      this.status[at] = samples >= mastered.after && share >= mastered.rate ? status.mastered : status.active;
  }

  /** What was seen of a problem that comes back is forgotten: it was another model that failed. */
  #comeBack(): readonly number[] {
    const back: number[] = [];
    for (let at = this.#waiting.due(this.ability); at !== undefined; at = this.#waiting.due(this.ability)) {
      if (this.status[at] !== status.parked || (this.returnAt[at] as number) > this.ability) continue;
      this.status[at] = status.active;
      this.passed[at] = 0;
      this.samples[at] = 0;
      back.push(at);
    }
    return back;
  }

  /** The parked problem that would come back first, brought back now; undefined when none is parked. */
  bringBack(): number | undefined {
    for (let at = this.#waiting.first(); at !== undefined; at = this.#waiting.first()) {
      if (this.status[at] !== status.parked) continue;
      this.status[at] = status.active;
      this.passed[at] = 0;
      this.samples[at] = 0;
      return at;
    }
    return undefined;
  }
}
