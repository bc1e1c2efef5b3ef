/** The streaming judge: rows in, the same rows out in the same order with reward and verdict. Memory holds a few batches. */
import { performance } from 'node:perf_hooks';
import { type Row, RowError } from '#datasets/problem.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import { type Judge, openJudge } from '../judge/judge.js';
import type { Judgement } from '../judgement.js';
import { orderedMap } from '../ordered-map.js';
import { isGroupWise, type RewardList, wantsAllTests } from '../rewards/index.js';
import { explanation } from './explanation.js';
import { type InputRow, inputRows } from './input-rows.js';
import { type Question, readRow } from './read-row.js';
import { type Placed, rewardRows } from './reward-rows.js';
import type { Asked, Bad, Done, RewardedVerdict } from './rows.js';
import type { VerifySummary } from './summary.js';
import { Tally } from './tally.js';
import { groupKey, wholeGroups } from './whole-groups.js';

export interface VerifyOptions {
  /** Judged instead of any file. */
  readonly rows?: AsyncIterable<InputRow[]> | undefined;
  readonly jobs: number;
  readonly sandbox: string;
  /** What makes the reward of rows that carry no `reward_functions`; the verdict's own reward if absent. */
  readonly rewards?: RewardList | undefined;
  /** Rows that follow each other with the same value of this field are one problem's completions. */
  readonly groupBy?: string | undefined;
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
    const given = options.rows ?? inputRows(files, options);
    const rows = options.groupBy === undefined ? given : wholeGroups(given, options.groupBy);
    const judged = orderedMap(rows, 2 * options.jobs + 2, (rows) => judgeRows(rows, judge, options));
    const alone = singles(options);
    for await (const batch of judged) {
      for (const one of batch) {
        tally.count(one);
        if ('defect' in one) options.warn(one.defect);
        else if (options.explain) explainAll(one, options.explain);
        alone(one);
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

/** Judges the completions of all rows in one go, so that the workers are kept busy whatever a row holds; then rewards them. */
async function judgeRows(rows: readonly InputRow[], judge: Judge, options: VerifyOptions): Promise<Done[]> {
  const asked = rows.map(ask);
  const judgements = asked.flatMap((one) =>
    'defect' in one ? [] : judgementsOf(one.question, options.rewards),
  );
  const verdicts = await judge.judge(judgements);
  let next = 0;
  const placed = asked.map((one, at): Placed => {
    const input = rows[at] as InputRow;
    const place = 'defect' in input ? '' : input.place;
    const group = options.groupBy === undefined ? undefined : groupKey(input, options.groupBy);
    if ('defect' in one) return { judged: one, place, group };
    const count = one.question.completions.length;
    next += count;
    return { judged: { ...one, verdicts: verdicts.slice(next - count, next) }, place, group };
  });
  return rewardRows(placed, options.rewards);
}

function judgementsOf(question: Question, given: RewardList | undefined): Judgement[] {
  const list = question.rewards ?? given;
  const everyTest = list !== undefined && wantsAllTests(list) && question.groundTruth.verifier === 'code';
  const groundTruth = everyTest ? { ...question.groundTruth, all_tests: true } : question.groundTruth;
  return question.completions.map((completion) => ({ completion, groundTruth: groundTruth as GroundTruth }));
}

function explainAll({ question, verdicts }: Exclude<Done, Bad>, tell: (text: string) => void): void {
  const { completions, groundTruth } = question;
  for (const [at, verdict] of verdicts.entries())
    tell(explanation(completions[at] ?? '', groundTruth, verdict));
}

/** Says once that a reward over a problem's completions is given rows of one completion, which always earn 0 by it. */
function singles(options: VerifyOptions): (done: Done) => void {
  let told = options.groupBy !== undefined;
  return (done) => {
    if (told || 'defect' in done || done.question.many) return;
    const list = done.question.rewards ?? options.rewards;
    if (list === undefined || !isGroupWise(list)) return;
    told = true;
    options.warn(
      'a reward over all completions of a problem (length) sees rows of one completion; give `completions`, or name with --group-by the field that rows of one problem share',
    );
  };
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
function outputRow(judged: Done, only: boolean): Row {
  const base = only ? { ...('id' in (judged.row ?? {}) ? { id: judged.row?.id } : {}) } : judged.row;
  if ('defect' in judged) {
    return { ...base, reward: null, verdict: { outcome: 'fault', reason: judged.defect } };
  }
  const { verdicts, question } = judged;
  if (question.many) {
    return { ...base, rewards: verdicts.map((verdict) => verdict.reward), verdicts: verdicts.map(recordOf) };
  }
  const verdict = verdicts[0] as RewardedVerdict;
  return { ...base, reward: verdict.reward, verdict: recordOf(verdict) };
}

/** The verdict as it stands in a row: the reward stands beside it. */
function recordOf({ reward: _, ...verdict }: RewardedVerdict): Row {
  return verdict;
}
