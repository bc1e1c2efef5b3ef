/** The streaming judge: rows in, the same rows out in the same order with reward and verdict. Memory holds a few batches. */
import { performance } from 'node:perf_hooks';
import { openJudge } from '../judge/judge.js';
import { orderedMap } from '../ordered-map.js';
import { isGroupWise, type RewardList } from '../rewards/index.js';
import { explanation } from './explanation.js';
import { type InputRow, inputRows } from './input-rows.js';
import { judgeRows, outputRow } from './judge-rows.js';
import type { Bad, Done } from './rows.js';
import type { VerifySummary } from './summary.js';
import { Tally } from './tally.js';
import { wholeGroups } from './whole-groups.js';

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
    const judged = orderedMap(rows, 2 * options.jobs + 2, (rows) =>
      judgeRows(rows, (asked) => judge.judge(asked), options),
    );
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
