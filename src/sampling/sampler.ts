/**
 * The sampler: which problems the trainer gets next. Every draw follows from the seed, the step and what was fed back before; a draw and
 * an update cost O(log n). Once in a while, when the model has grown by a quarter of a logit, all weights are computed anew in O(n). It
 * knows problems by number, reads no file and keeps no state outside itself.
 */
import { type Random, random } from '#datasets/random.js';
import { exitCode, Failure } from '../failure.js';
import { counted } from '../grouped.js';
import { type Cells, cellsOf } from './cells.js';
import { Curriculum } from './curriculum.js';
import type { SampleItems } from './items.js';
import { Population, status } from './population.js';
import { type SamplerOptions, type SamplerSettings, samplerSettings } from './settings.js';
import { fitShares } from './shares.js';
import { SumTree } from './sum-tree.js';

/** What the trainer gets at one step. */
export interface Batch {
  /** Counted from 0. */
  readonly step: number;
  /** Problems by number, in the order in which they were drawn. */
  readonly problems: readonly number[];
  /** How many of them are mastered problems, drawn again so that they are not forgotten. */
  readonly replayed: number;
}

/** How often a problem is drawn, up to a factor, by its success rate. */
const laws: Readonly<Record<SamplerSettings['strategy'], (rate: number) => number>> = {
  uniform: () => 1,
  prioritized: (rate) => 1 - rate,
  learnable: (rate) => rate * (1 - rate),
};

export class Sampler {
  readonly settings: SamplerSettings;
  readonly count: number;
  readonly population: Population;
  readonly curriculum: Curriculum | undefined;
  /** 1 for what was drawn in this epoch; used where a problem comes once an epoch. */
  readonly drawn: Uint8Array;
  /** The step that the next batch has. */
  step = 0;
  /** What each cell is behind its share, and what mastered problems are behind theirs, in draws. */
  readonly owed: Float64Array;
  replayOwed = 0;
  readonly #cells: Cells;
  readonly #distinct: NonNullable<SamplerSettings['distinct']>;
  readonly #law: (rate: number) => number;
  /** By cell: its active problems' weights, and which problem each slot is. */
  readonly #trees: SumTree[];
  readonly #members: Uint32Array[];
  readonly #slotOf: Uint32Array;
  #mastered: SumTree | undefined;
  /** What the batch under way holds already. */
  readonly #held = new Set<number>();

  /** @throws Failure when a setting asks for what the problems do not have. */
  constructor(items: SampleItems, options: SamplerOptions = {}) {
    this.settings = samplerSettings.parse(options);
    const { strategy, distinct, curriculum, prior_weight } = this.settings;
    this.count = items.count;
    this.#distinct = distinct ?? (strategy === 'uniform' ? 'epoch' : 'batch');
    if (items.count === 0 || (this.#distinct !== 'none' && this.settings.batch > items.count)) {
      throw new Failure(exitCode.usage, {
        message: `a batch of ${this.settings.batch} is asked for, and the dataset has ${counted(items.count, 'problem')}`,
        remedy: 'ask for smaller batches, give more problems, or allow repetition with --distinct none',
      });
    }
    this.#law = laws[strategy];
    this.population = new Population(items, this.settings);
    this.drawn = new Uint8Array(items.count);
    if (curriculum !== undefined) {
      this.curriculum = new Curriculum(items, curriculum, prior_weight);
      this.curriculum.open = this.curriculum.openAt(0);
    }
    this.#cells = cellsOf(items, this.settings);
    this.owed = new Float64Array(this.#cells.count);
    this.#slotOf = new Uint32Array(items.count);
    this.#members = membersOf(this.#cells, this.#slotOf);
    this.#trees = this.#members.map((members) => new SumTree(members.length));
    this.refill();
  }

  /** Draws the next batch. */
  next(): Batch {
    const { batch, seed } = this.settings;
    const generator = random('sample', seed, this.step);
    if (this.curriculum !== undefined && this.step > 0) this.#openMore(this.curriculum);
    if (this.settings.strategy !== 'uniform' && this.population.moved) {
      this.population.follow();
      this.refill();
    }
    const shares = this.#shares();
    const problems: number[] = [];
    let replayed = 0;
    while (problems.length < batch) {
      const again = this.#replays();
      const problem = again ? this.#drawMastered(generator) : this.#drawActive(generator, shares);
      problems.push(problem);
      if (again) replayed++;
    }
    for (const problem of this.#held) this.#weigh(problem, true);
    this.#held.clear();
    return { step: this.step++, problems, replayed };
  }

  /** Takes in that `passed` of `samples` completions of a problem were correct. @param samples > 0 */
  feedback(problem: number, passed: number, samples: number): void {
    const replay = this.population.status[problem] === status.mastered;
    if (!replay) this.curriculum?.observe(passed, samples);
    for (const back of this.population.observe(problem, passed, samples)) this.#weigh(back, true);
    this.#weigh(problem, true);
  }

  /** The success rate of a problem as the sampler sees it, from 0 to 1. */
  rate(problem: number): number {
    return this.population.rate(problem);
  }

  /** The weight with which a problem is drawn now among those of its cell; 0 for one that cannot be drawn. */
  weight(problem: number): number {
    if (this.population.status[problem] !== status.active) return 0;
    if (this.curriculum !== undefined && !this.curriculum.isOpen(problem)) return 0;
    if (this.#distinct === 'epoch' && this.drawn[problem] === 1) return 0;
    const weight = this.#law(this.population.rate(problem));
    return this.settings.exponent === 1 ? weight : weight ** this.settings.exponent;
  }

  /** Computes every weight anew from what is known of each problem, as after a state file was read. */
  refill(): void {
    for (const [cell, tree] of this.#trees.entries()) {
      const members = this.#members[cell] as Uint32Array;
      tree.fill((slot) => this.weight(members[slot] as number));
    }
    this.#mastered = undefined;
    if (this.population.status.includes(status.mastered)) this.#masteredTree();
  }

  #openMore(curriculum: Curriculum): void {
    const before = curriculum.open;
    curriculum.open = curriculum.openAt(this.step);
    for (let rank = before; rank < curriculum.open; rank++)
      this.#weigh(curriculum.order[rank] as number, true);
  }

  /** The shares of the cells, for this batch; those without a problem to draw get none. */
  #shares(): readonly number[] {
    if (this.#trees.length === 1) return [1];
    for (const [cell, tree] of this.#trees.entries()) if (tree.total === 0) this.#newEpoch(cell);
    const masses = this.#trees.map((tree) => tree.total);
    return fitShares(masses, this.#cells.demandsAt(this.step)).shares;
  }

  /** Whether the next draw is of a mastered problem: each share of 1 that adds up, while there are any. */
  #replays(): boolean {
    const available = this.#mastered?.total ?? 0;
    if (available === 0 || this.settings.replay === 0) return false;
    this.replayOwed += this.settings.replay;
    if (this.replayOwed < 1) return false;
    this.replayOwed -= 1;
    return true;
  }

  #drawMastered(generator: Random): number {
    const tree = this.#masteredTree();
    const problem = tree.find(unit(generator) * tree.total);
    this.#take(problem);
    return problem;
  }

  #drawActive(generator: Random, shares: readonly number[]): number {
    const cell = this.#nextCell(shares);
    const tree = this.#trees[cell] as SumTree;
    if (tree.total === 0) return this.#drawLeft(generator);
    const problem = (this.#members[cell] as Uint32Array)[tree.find(unit(generator) * tree.total)] as number;
    if (this.#distinct === 'epoch') this.drawn[problem] = 1;
    this.#take(problem);
    return problem;
  }

  /** The cell that is furthest behind its share: so shares are met to within one draw, not only in the mean. */
  #nextCell(shares: readonly number[]): number {
    if (shares.length === 1) {
      if (this.#trees[0]?.total === 0) this.#newEpoch(0);
      return 0;
    }
    let next = -1;
    for (const [cell, share] of shares.entries()) {
      if (share === 0) continue;
      this.owed[cell] = (this.owed[cell] as number) + share;
      if (this.#trees[cell]?.total === 0) this.#newEpoch(cell);
      if (this.#trees[cell]?.total === 0) continue;
      if (next < 0 || (this.owed[cell] as number) > (this.owed[next] as number)) next = cell;
    }
    const cell = Math.max(0, next);
    this.owed[cell] = (this.owed[cell] as number) - 1;
    return cell;
  }

  /** Nothing active is left to draw: a mastered problem, else a parked one, else again one that this batch holds. */
  #drawLeft(generator: Random): number {
    if ((this.#mastered?.total ?? 0) > 0) return this.#drawMastered(generator);
    const back = this.population.bringBack();
    if (back !== undefined) {
      this.#take(back);
      return back;
    }
    const held = [...this.#held].sort((a, b) => a - b);
    return held.length > 0 ? generator.pick(held) : generator.int(0, this.count - 1);
  }

  /** Everything in a cell that was drawn may be drawn again, but for what the batch under way holds. */
  #newEpoch(cell: number): void {
    if (this.#distinct !== 'epoch') return;
    const members = this.#members[cell] as Uint32Array;
    for (const problem of members) this.drawn[problem] = 0;
    this.#trees[cell]?.fill((slot) => {
      const problem = members[slot] as number;
      return this.#held.has(problem) ? 0 : this.weight(problem);
    });
  }

  /** Keeps a drawn problem from coming again in this batch. */
  #take(problem: number): void {
    if (this.#distinct === 'none') return;
    this.#held.add(problem);
    this.#weigh(problem, false);
  }

  /** Brings a problem's place in the trees up to date. @param free whether it may be drawn; not while the batch holds it */
  #weigh(problem: number, free: boolean): void {
    const cell = this.#cells.cellOf[problem] as number;
    this.#trees[cell]?.set(this.#slotOf[problem] as number, free ? this.weight(problem) : 0);
    const mastered = this.population.status[problem] === status.mastered;
    if (this.#mastered !== undefined || mastered) this.#masteredTree().set(problem, free && mastered ? 1 : 0);
  }

  /** Made with the first mastered problem: most of a run has none. */
  #masteredTree(): SumTree {
    if (this.#mastered === undefined) {
      this.#mastered = new SumTree(this.count);
      this.#mastered.fill((problem) => (this.population.status[problem] === status.mastered ? 1 : 0));
    }
    return this.#mastered;
  }
}

/** The members of each cell in the order of the dataset; fills in each problem's slot among them. */
function membersOf({ count, cellOf }: Cells, slotOf: Uint32Array): Uint32Array[] {
  const sizes = new Uint32Array(count);
  for (const [problem, cell] of cellOf.entries()) {
    slotOf[problem] = sizes[cell] as number;
    sizes[cell] = (sizes[cell] as number) + 1;
  }
  const members = Array.from(sizes, (size) => new Uint32Array(size));
  for (const [problem, cell] of cellOf.entries())
    (members[cell] as Uint32Array)[slotOf[problem] as number] = problem;
  return members;
}

/** Uniform in [0, 1), with 53 random bits. */
function unit(generator: Random): number {
  return (generator.int(0, 0x3ffffff) * 0x8000000 + generator.int(0, 0x7ffffff)) / 2 ** 53;
}
