import { exitCode, Failure } from '../failure.js';
import { lockFile } from '../lock.js';
import type { SampleItems } from './items.js';
import { type Batch, Sampler } from './sampler.js';
import type { SamplerOptions } from './settings.js';
import { restore, snapshotOf } from './snapshot.js';
import { type Marks, type SamplerEvent, type SavedState, StateFile, type StateHead } from './state-file.js';

export interface SessionOptions {
  readonly settings?: SamplerOptions;
  /** The file that the state is kept in; without one it is lost with the process. */
  readonly state?: string | undefined;
  /** A hash of the problems' ids in order, so that a state is not used with other problems. */
  readonly sha256?: string;
  /** Goes on with what a state of other settings knows of the problems. */
  readonly change?: boolean;
}

/**
 * A sampler with a memory. What is drawn and fed back becomes part of the state with the next `save`; a process that is killed goes on
 * from its last save, and draws then what it would have drawn.
 */
export class SamplerSession {
  readonly sampler: Sampler;
  /** The marks of the last save. */
  marks: Marks = {};
  /** Whether an earlier session goes on here. */
  readonly resumed: boolean;
  readonly #head: StateHead;
  readonly #file: StateFile | undefined;
  readonly #unlock: () => void;
  #unsaved: SamplerEvent[] = [];

  /** @throws Failure when the state is in use, of other problems or settings, or the settings ask for what the problems do not have */
  constructor(
    items: SampleItems,
    { settings = {}, state, sha256 = '', change = false }: SessionOptions = {},
  ) {
    this.sampler = new Sampler(items, settings);
    this.#head = { settings: this.sampler.settings, dataset: { count: items.count, sha256 } };
    this.#unlock =
      state === undefined ? () => undefined : lockFile(state, { what: 'state', flags: '--state' });
    this.#file = state === undefined ? undefined : new StateFile(state);
    try {
      const saved = this.#file?.read();
      this.resumed = saved !== undefined;
      if (saved === undefined) this.#file?.replace(this.#head, snapshotOf(this.sampler), this.marks);
      else {
        this.marks = saved.marks;
        this.#goOn(items, saved, state as string, change);
      }
    } catch (error) {
      this.close();
      throw error;
    }
  }

  /** Draws the next batch. */
  next(): Batch {
    const batch = this.sampler.next();
    this.#note('batch');
    return batch;
  }

  /** Takes in that `passed` of `samples` completions of a problem were correct. @param samples > 0 */
  feedback(problem: number, passed: number, samples: number): void {
    // What is replayed from the file has single precision, so what is used now has it too.
    const event = { problem, passed: Math.fround(passed), samples: Math.fround(samples) };
    this.sampler.feedback(event.problem, event.passed, event.samples);
    this.#note(event);
  }

  /** Writes what happened since the last save, with places in other files that belong to it. */
  save(marks: Marks = this.marks): void {
    this.marks = marks;
    if (this.#file === undefined) return;
    this.#file.append(this.#unsaved, marks);
    this.#unsaved = [];
    if (this.#file.full) this.#file.replace(this.#head, snapshotOf(this.sampler), marks);
  }

  /** Ends the session where its last save left it. */
  close(): void {
    this.#file?.close();
    this.#unlock();
  }

  #note(event: SamplerEvent): void {
    if (this.#file !== undefined) this.#unsaved.push(event);
  }

  #goOn(items: SampleItems, saved: SavedState, state: string, change: boolean): void {
    const { dataset } = this.#head;
    if (saved.dataset.count !== dataset.count || saved.dataset.sha256 !== dataset.sha256) {
      throw new Failure(exitCode.usage, {
        message: `this state is of other problems: ${saved.dataset.count} then, ${dataset.count} now, or in another order`,
        remedy: 'name the dataset that it was made with, or another file with --state',
        place: { file: state },
      });
    }
    const same = JSON.stringify(saved.settings) === JSON.stringify(this.#head.settings);
    if (!same && !change) {
      throw new Failure(exitCode.usage, {
        message: `this state was made with other settings: ${difference(saved.settings, this.#head.settings)}`,
        remedy: 'give the settings of then, --change to go on with new ones, or another file with --state',
        place: { file: state },
      });
    }
    const then = same ? this.sampler : new Sampler(items, saved.settings);
    restore(then, saved.snapshot);
    for (const event of saved.events) {
      if (event === 'batch') then.next();
      else then.feedback(event.problem, event.passed, event.samples);
    }
    if (same) return;
    restore(this.sampler, snapshotOf(then));
    this.#file?.replace(this.#head, snapshotOf(this.sampler), this.marks);
  }
}

/** The first setting that differs, as it was and as it is. */
function difference(then: object, now: object): string {
  const names = [...new Set([...Object.keys(then), ...Object.keys(now)])];
  const told = (given: object, name: string) =>
    JSON.stringify((given as Record<string, unknown>)[name]) ?? 'not set';
  const name = names.find((one) => told(then, one) !== told(now, one)) ?? '';
  return `${name} was ${told(then, name)} and is ${told(now, name)}`;
}
