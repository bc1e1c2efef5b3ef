/** A sampler session over HTTP: batches are drawn and feedback is taken one request at a time, in the order of their arrival. */
import { type Row, RowError } from '#datasets/problem.js';
import {
  type Batch,
  batchLine,
  type Emit,
  type FeedbackOptions,
  readDataset,
  readFeedback,
  type SampledDataset,
  SamplerSession,
} from '../sampling/index.js';
import { HttpError } from './http-error.js';
import type { SamplingOptions, ServeOptions } from './options.js';

export interface FeedbackTaken {
  /** Rows that were taken in, and completions that they told of. */
  feedback: number;
  samples: number;
  readonly bad_rows: { readonly row: number; readonly field: string; readonly message: string }[];
}

export class Sampling {
  readonly #dataset: SampledDataset;
  readonly #session: SamplerSession;
  readonly #feedback: FeedbackOptions;
  /** The last batch, until its reader has it: what is drawn must not be lost with a connection. */
  #undelivered: Batch | undefined;
  #last: Batch | undefined;

  constructor(dataset: SampledDataset, session: SamplerSession, correctFrom: number) {
    this.#dataset = dataset;
    this.#session = session;
    this.#feedback = {
      find: (id) => dataset.ids.find(id),
      count: dataset.items.count,
      correctFrom,
    };
  }

  /** Problems to draw from. */
  get count(): number {
    return this.#dataset.items.count;
  }

  /** The step that the next batch has. */
  get step(): number {
    return this.#session.sampler.step;
  }

  /**
   * The batch of the next step; of the last one again when its reader did not get it, or when that step is asked for.
   * @throws HttpError 409 when another step is asked for
   */
  next(step: number | undefined): Batch {
    const again = step === undefined ? this.#undelivered : step === this.#last?.step ? this.#last : undefined;
    if (again !== undefined) return again;
    if (step !== undefined && step !== this.step) {
      throw new HttpError(409, {
        code: 'other-step',
        message: `step ${step} was asked for and ${this.step} is the next`,
        hint: `ask for ${this.step}${this.#last === undefined ? '' : `, or for ${this.#last.step} again`}`,
      });
    }
    this.#last = this.#session.next();
    this.#undelivered = this.#last;
    return this.#last;
  }

  line(batch: Batch, emit: Emit): Promise<string> {
    return batchLine(batch, emit, this.#dataset);
  }

  /** Remembers a batch when it has been handed over; a process that is killed before draws it again. */
  delivered(batch: Batch): void {
    if (this.#undelivered === batch) this.#undelivered = undefined;
    this.#session.save();
  }

  /** Takes in what can be read and tells of the rest. */
  take(rows: readonly (Row | undefined)[]): FeedbackTaken {
    const taken: FeedbackTaken = { feedback: 0, samples: 0, bad_rows: [] };
    for (const [at, row] of rows.entries()) {
      try {
        if (row === undefined) throw new RowError('', 'the row is no object');
        const told = readFeedback(row, this.#feedback);
        if ('step' in told) continue;
        taken.feedback++;
        taken.samples += told.samples;
        if (told.samples > 0) this.#session.feedback(told.problem, told.passed, told.samples);
      } catch (error) {
        if (!(error instanceof RowError)) throw error;
        taken.bad_rows.push({ row: at, field: error.field, message: error.message });
      }
    }
    this.#session.save();
    return taken;
  }

  async close(): Promise<void> {
    this.#session.close();
    await this.#dataset.rows.close();
  }
}

/** @throws Failure for a mistake in the settings, the dataset or the state */
export async function openSampling(
  options: SamplingOptions,
  { told, badRow }: Pick<ServeOptions, 'told' | 'badRow'>,
): Promise<Sampling> {
  const dataset = await readDataset(options.dataset, { model: options.model, keepRows: true, badRow });
  const session = new SamplerSession(dataset.items, { ...options, sha256: dataset.sha256 });
  if (session.resumed) told(`${options.state}: going on at step ${session.sampler.step}`);
  return new Sampling(dataset, session, options.correctFrom);
}
