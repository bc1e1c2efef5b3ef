import type { Problem } from '#datasets/problem.js';
import { exitCode, Failure } from '../../failure.js';
import { scoredText } from '../scored-text.js';
import type { Scored, Scorer } from '../scorer.js';
import { type Budget, type Padding, paddedLength, type Row } from './batches.js';
import { CarefulBatches } from './careful-batches.js';
import type { ModelDescription } from './describe-model.js';
import { feedsOf } from './feeds.js';
import { ratingsOf, type Sources } from './rating.js';
import type { Session } from './session.js';
import type { Device, Pooling } from './settings.js';
import type { Tokenizers } from './tokenizers.js';

/** All that a scorer is made of, once its model is open. */
export interface Parts {
  readonly name: string;
  readonly version: string;
  readonly device: Device;
  readonly model: ModelDescription;
  readonly sources: Sources;
  readonly session: Session;
  readonly tokenizers: Tokenizers;
  readonly prefix: string;
  readonly padId: number;
  readonly padding: Padding;
  /** How hidden states are pooled, for an encoder that does not do it itself. */
  readonly pooling: Pooling | undefined;
  readonly budget: Budget;
  readonly told: (line: string) => void;
}

/** What a device must always be able to rate. */
const trialText = 'What is 2 + 2?';

const noCounts = { texts: 0, tokens: 0, padded: 0, batches: 0 };

export class OnnxScorer implements Scorer {
  readonly name: string;
  readonly version: string;
  readonly device: Device;
  readonly batchSize: number;
  /** While one call's batches compute, the next call's texts become tokens. */
  readonly inFlight = 2;
  /** What was done so far: texts, their tokens without and with padding, batches. */
  readonly counts = { ...noCounts };
  readonly #parts: Parts;
  readonly #batches: CarefulBatches;
  /** Calls under way, since when there are any, and how long there were before. */
  #calls = 0;
  #since = 0;
  #scoringMs = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.name = parts.name;
    this.version = parts.version;
    this.device = parts.device;
    this.batchSize = parts.device === 'cpu' ? 128 : 2048;
    const device = {
      compute: (rows: readonly Row[]) => this.#compute(rows),
      check: (why: string) => this.#check(why),
      told: (line: string) => parts.told(`${parts.name}: ${line}`),
    };
    this.#batches = new CarefulBatches(device, parts.budget, parts.padding);
  }

  /**
   * Rates one text, so that what is wrong with the model, the settings or the device shows before the first problem.
   * @throws Error in the runtime's words; Failure when the model runs and its answer is no rating.
   */
  async trial(): Promise<void> {
    const [ids] = await this.#parts.tokenizers.encode([this.#parts.prefix + trialText]);
    if (ids === undefined || 'fault' in ids) throw new Error(ids?.fault);
    const [scored] = await this.#compute([{ at: 0, ids }]);
    if (scored && 'fault' in scored) throw noRating(this.name, scored.fault);
    if (this.#calls > 0) return;
    Object.assign(this.counts, noCounts);
    this.#parts.session.busyMs = 0;
  }

  async score(problems: readonly Problem[]): Promise<Scored[]> {
    if (this.#calls++ === 0) this.#since = performance.now();
    try {
      const scored = await this.#score(problems);
      this.counts.texts += problems.length;
      return scored;
    } finally {
      if (--this.#calls === 0) this.#scoringMs += performance.now() - this.#since;
    }
  }

  /** The share of the time in which problems were being scored that the device computed. */
  get busyShare(): number {
    const { busyMs, copies } = this.#parts.session;
    return this.#scoringMs === 0 ? 0 : busyMs / copies / this.#scoringMs;
  }

  async close(): Promise<void> {
    const { session, tokenizers, told, padding } = this.#parts;
    if (tokenizers.cut > 0)
      told(
        `${this.name}: ${tokenizers.cut} of ${this.counts.texts} texts were cut at ${padding.most} tokens`,
      );
    await Promise.all([session.close(), tokenizers.close()]);
  }

  async #score(problems: readonly Problem[]): Promise<Scored[]> {
    const { prefix, tokenizers } = this.#parts;
    const tokens = await tokenizers.encode(problems.map((problem) => prefix + scoredText(problem)));
    const rows = tokens.flatMap((ids, at) => ('fault' in ids ? [] : [{ at, ids }]));
    const rated = await this.#batches.rate(rows);
    const inOrder = rated.values();
    return tokens.map((one) => ('fault' in one ? one : (inOrder.next().value as Scored)));
  }

  async #compute(rows: readonly Row[]): Promise<Scored[]> {
    const { model, sources, session, padId, padding, pooling } = this.#parts;
    const names =
      sources.vectors === undefined ? sources.targets.map((one) => one.output) : [sources.vectors];
    const feeds = () => feedsOf(rows, model, { padId, padding, pooling });
    const outputs = await session.run(feeds, [...new Set(names)]);
    this.counts.batches++;
    this.counts.padded += rows.length * paddedLength(rows, padding);
    for (const row of rows) this.counts.tokens += row.ids.length;
    return ratingsOf(outputs, rows.length, sources);
  }

  async #check(why: string): Promise<void> {
    await this.trial().catch((cause: unknown) => {
      throw new Failure(exitCode.missing, {
        message: `${this.name}: the device ${this.device} no longer computes: ${why}`,
        remedy: 'see whether its driver works, then run again; or name another device',
        cause,
      });
    });
  }
}

function noRating(name: string, fault: string): Failure {
  return new Failure(exitCode.missing, {
    message: `${name} gives no rating of a plain text: ${fault}`,
    remedy: 'check quality_range, activation and dtype against what the model’s card says',
  });
}
