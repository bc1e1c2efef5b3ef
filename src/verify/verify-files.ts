/** The streaming judge: rows in, the same rows out in the same order with reward and verdict. Memory holds a few batches. */
import { performance } from 'node:perf_hooks';
import { type Row, RowError } from '#datasets/problem.js';
import { type Judge, openJudge } from '../judge/judge.js';
import type { TimedVerdict } from '../judge/timed-verdict.js';
import { orderedMap } from '../ordered-map.js';
import { explanation } from './explanation.js';
import { type InputRow, inputRows } from './input-rows.js';
import { type Question, readRow } from './read-row.js';
import type { VerifySummary } from './summary.js';

export interface VerifyOptions {
  /** Judged instead of any file. */
  readonly rows?: AsyncIterable<InputRow[]> | undefined;
  readonly jobs: number;
  readonly sandbox: string;
  /** Writes only id, reward and verdict. */
  readonly only: boolean;
  /** The longest row that is read, in bytes. */
  readonly maxRowBytes: number;
  /** Takes the output in order; a promise it returns is awaited before more is judged. */
  readonly write: (chunk: string) => Promise<void> | undefined;
  /** Takes one line per row that could not be read. */
  readonly warn: (line: string) => void;
  /** Takes for each completion how it was read and why its verdict is what it is. */
  readonly explain?: ((text: string) => void) | undefined;
  /** Called with the number of rows written so far. */
  readonly progress?: ((rows: number) => void) | undefined;
}

/** @param files paths and globs; none, or `-`, is stdin. @throws Failure when a file cannot be read. */
export async function verifyFiles(files: readonly string[], options: VerifyOptions): Promise<VerifySummary> {
  const started = performance.now();
  const judge = openJudge(options);
  const tally = new Tally();
  try {
    const rows = options.rows ?? inputRows(files, options);
    const judged = orderedMap(rows, 2 * options.jobs + 2, (rows) => judgeRows(rows, judge));
    for await (const batch of judged) {
      for (const one of batch) {
        tally.count(one);
        if ('defect' in one) options.warn(one.defect);
        else if (options.explain) explainAll(one, options.explain);
      }
      options.progress?.(tally.rows);
      await options.write(batch.map((one) => `${JSON.stringify(outputRow(one, options.only))}\n`).join(''));
    }
    const missing = judge.missing();
    if (missing !== undefined) options.warn(`programs cannot be run: ${missing.message}; ${missing.remedy}`);
    const seconds = (performance.now() - started) / 1000;
    return tally.summary(seconds, judge.sandboxName(), missing !== undefined);
  } finally {
    await judge.close();
  }
}

type Asked = { readonly row: Row; readonly question: Question };
type Bad = { readonly row: Row | undefined; readonly defect: string };
type Judged = (Asked & { readonly verdicts: readonly TimedVerdict[] }) | Bad;

/** Judges the completions of all rows in one go, so that the workers are kept busy whatever a row holds. */
async function judgeRows(rows: readonly InputRow[], judge: Judge): Promise<Judged[]> {
  const asked = rows.map(ask);
  const judgements = asked.flatMap((one) => {
    if ('defect' in one) return [];
    const { completions, groundTruth } = one.question;
    return completions.map((completion) => ({ completion, groundTruth }));
  });
  const verdicts = await judge.judge(judgements);
  let next = 0;
  return asked.map((one) => {
    if ('defect' in one) return one;
    const count = one.question.completions.length;
    next += count;
    return { ...one, verdicts: verdicts.slice(next - count, next) };
  });
}

function explainAll({ question, verdicts }: Exclude<Judged, Bad>, tell: (text: string) => void): void {
  const { completions, groundTruth } = question;
  for (const [at, verdict] of verdicts.entries())
    tell(explanation(completions[at] ?? '', groundTruth, verdict));
}

function ask(input: InputRow): Asked | Bad {
  if ('defect' in input) return { row: undefined, defect: input.defect };
  try {
    return { row: input.row, question: readRow(input.row) };
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return { row: input.row, defect: `${input.place}: ${error.field}: ${error.message}` };
  }
}

/** A row that could not be read keeps its place, as a fault: its reward is unknown, not 0. */
function outputRow(judged: Judged, only: boolean): Row {
  const base = only ? { ...('id' in (judged.row ?? {}) ? { id: judged.row?.id } : {}) } : judged.row;
  if ('defect' in judged) {
    return { ...base, reward: null, verdict: { outcome: 'fault', reason: judged.defect } };
  }
  const { verdicts, question } = judged;
  if (question.many) {
    return { ...base, rewards: verdicts.map((verdict) => verdict.reward), verdicts: verdicts.map(recordOf) };
  }
  const verdict = verdicts[0] as TimedVerdict;
  return { ...base, reward: verdict.reward, verdict: recordOf(verdict) };
}

/** The verdict as it stands in a row: the reward stands beside it. */
function recordOf({ reward: _, ...verdict }: TimedVerdict): Row {
  return verdict;
}

class Tally {
  readonly #outcomes = { correct: 0, incorrect: 0, no_answer: 0, fault: 0 };
  rows = 0;
  #bad = 0;
  #rewards = 0;
  #known = 0;

  count(judged: Judged): void {
    this.rows++;
    if ('defect' in judged) {
      this.#bad++;
      return;
    }
    for (const { outcome, reward } of judged.verdicts) {
      this.#outcomes[outcome]++;
      if (reward !== null) {
        this.#known++;
        this.#rewards += reward;
      }
    }
  }

  summary(seconds: number, sandbox: string | undefined, missing: boolean): VerifySummary {
    const outcomes = { ...this.#outcomes };
    return {
      rows: this.rows,
      bad_rows: this.#bad,
      completions: Object.values(outcomes).reduce((sum, count) => sum + count, 0),
      outcomes,
      mean_reward: this.#known === 0 ? null : this.#rewards / this.#known,
      seconds: Math.round(seconds * 1000) / 1000,
      ...(sandbox === undefined ? {} : { sandbox }),
      ...(missing ? { sandbox_missing: true as const } : {}),
    };
  }
}
