/**
 * The stream of batches that `rlvr sample` writes: draws, writes, saves, and takes feedback in between. A batch is saved once it is
 * written. So a process that is killed may write its last batch to a stream once more, never leave one out; in a file what the last save
 * does not know of is cut off, so that the file has every batch once.
 */
import { RowError } from '#datasets/problem.js';
import { renderBadRow } from '../place.js';
import { type FeedbackOptions, readFeedback } from './feedback-row.js';
import type { FeedbackSource } from './feedback-source.js';
import type { Batch } from './sampler.js';
import type { SamplerSession } from './session.js';

export interface StreamOptions {
  readonly session: SamplerSession;
  readonly feedback?: FeedbackSource | undefined;
  readonly read: FeedbackOptions;
  /** Ends after the batch of the step before this one; endless if absent. */
  readonly until?: number | undefined;
  /** How many batches are written beyond the last one that was answered; no bound if absent. */
  readonly ahead?: number | undefined;
  /** The line of a batch, with its line feed. */
  readonly render: (batch: Batch) => string | Promise<string>;
  /** Writes it and returns the bytes that the output has now, where it is a file. */
  readonly write: (text: string) => Promise<number | undefined> | number | undefined;
  /** Takes a line for the user, such as feedback that could not be read. */
  readonly warn: (line: string) => void;
  readonly progress?: (batches: number) => void;
}

export interface StreamSummary {
  batches: number;
  problems: number;
  /** Lines of feedback that were taken in, and completions that they told of. */
  feedback: number;
  samples: number;
  bad_feedback: number;
}

/** Silence after which the user is told what is waited for, in milliseconds. */
const patience = 30_000;

export async function streamBatches(options: StreamOptions): Promise<StreamSummary> {
  const { session, feedback, until = Number.POSITIVE_INFINITY } = options;
  const inbox = new Inbox(options);
  const { summary } = inbox;
  while (session.sampler.step < until) {
    inbox.take();
    if (!(await inbox.ready())) break;
    const batch = session.next();
    inbox.sent(batch);
    const out = await options.write(await options.render(batch));
    session.save({
      ...(feedback?.position === undefined ? {} : { feedback: feedback.position }),
      ...(out === undefined ? {} : { out }),
    });
    summary.batches++;
    summary.problems += batch.problems.length;
    options.progress?.(summary.batches);
    // Lets what has come in on a stream be seen, also when nothing ever waits.
    if (feedback !== undefined) await new Promise((resolve) => setImmediate(resolve));
  }
  return summary;
}

/** What comes back, and which batches are still unanswered. */
class Inbox {
  readonly summary: StreamSummary = { batches: 0, problems: 0, feedback: 0, samples: 0, bad_feedback: 0 };
  readonly #options: StreamOptions;
  /** Steps that were written, with the problems of each that nothing was said of yet. */
  readonly #open = new Map<number, Set<number>>();
  #line = 0;

  constructor(options: StreamOptions) {
    this.#options = options;
  }

  sent({ step, problems }: Batch): void {
    if (this.#options.ahead !== undefined) this.#open.set(step, new Set(problems));
  }

  take(): void {
    const { feedback } = this.#options;
    for (const line of feedback?.take() ?? []) {
      this.#line++;
      if (line.trim() !== '') this.#takeLine(line);
    }
  }

  /** Waits until another batch may be written; false when the one who answers has left. */
  async ready(): Promise<boolean> {
    const { feedback, ahead, warn } = this.#options;
    if (feedback === undefined || ahead === undefined) return true;
    let told = false;
    for (let since = Date.now(); this.#open.size >= ahead; ) {
      if (feedback.ended) return false;
      await feedback.wait(1000);
      this.take();
      if (told || Date.now() - since < patience) continue;
      told = true;
      const [step] = this.#open.keys();
      warn(
        `waiting for feedback on the batch of step ${step}: a line for each of its problems, or {"step":${step}}; --ahead says how far batches may run ahead`,
      );
    }
    return true;
  }

  #takeLine(line: string): void {
    const { session, feedback, read, warn } = this.#options;
    try {
      const told = readFeedback(parsed(line), read);
      if ('step' in told) {
        for (const step of this.#open.keys()) if (step <= told.step) this.#open.delete(step);
        return;
      }
      this.#answered(told.problem);
      this.summary.feedback++;
      this.summary.samples += told.samples;
      if (told.samples > 0) session.feedback(told.problem, told.passed, told.samples);
    } catch (error) {
      if (!(error instanceof RowError)) throw error;
      this.summary.bad_feedback++;
      warn(renderBadRow(`${feedback?.name}:${this.#line}`, error.field, error.message));
    }
  }

  #answered(problem: number): void {
    for (const [step, problems] of this.#open) {
      if (!problems.delete(problem)) continue;
      if (problems.size === 0) this.#open.delete(step);
      return;
    }
  }
}

function parsed(line: string): Record<string, unknown> {
  try {
    const value = JSON.parse(line) as unknown;
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>;
  } catch {
    // Told below, like anything else that is no object.
  }
  throw new RowError('', 'the line is no JSON object');
}
