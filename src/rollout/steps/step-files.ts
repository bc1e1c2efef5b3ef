/** Labels the steps of the completions that problems bring, and writes a row for each completion, in order. */
import { performance } from 'node:perf_hooks';
import type { Judgeable, Problem } from '#datasets/problem.js';
import { filesNamed } from '#datasets/read-files.js';
import { counted } from '../../grouped.js';
import { orderedMap } from '../../ordered-map.js';
import { refuseToReplace } from '../../refuse-to-replace.js';
import type { SamplingOptions } from '../options.js';
import { readProblems } from '../read-problems.js';
import { openSession, type Session } from '../session.js';
import { labelCompletion } from './label-completion.js';
import { type LabelledCompletion, type ShapeName, shapes } from './labelled-steps.js';
import type { Split } from './split-steps.js';

type Labelled = Awaited<ReturnType<typeof labelCompletion>>;

export interface StepOptions extends SamplingOptions {
  /** Completions sampled from the end of each step. */
  readonly n: number;
  readonly split: Split;
  readonly to: ShapeName;
  /** The most completions of a problem whose steps are labelled. */
  readonly perProblem: number;
}

/** What `rlvr steps` did, as `--json` prints it. */
export interface StepSummary {
  problems: number;
  /** Problems without completions to label. */
  without: number;
  bad_rows: number;
  completions: number;
  steps: number;
  /** Steps from which a correct completion was found. */
  good: number;
  /** Steps without a label: no server gave a completion from them that could be judged. */
  unknown: number;
  asked: number;
  found: number;
  seconds: number;
  sandbox_missing?: string;
}

/** @throws Failure, DatasetError as `rolloutFiles` does. */
export async function stepFiles(files: readonly string[], options: StepOptions): Promise<StepSummary> {
  const started = performance.now();
  const none = { problems: 0, without: 0, bad_rows: 0, completions: 0, steps: 0, good: 0, unknown: 0 };
  const summary: StepSummary = { ...none, asked: 0, found: 0, seconds: 0 };
  const whys = new Map<string, number>();
  if (options.output !== undefined) refuseToReplace(options.output, await filesNamed(files));
  const session = await openSession(options, 'steps');
  const bad = (line: string) => {
    summary.bad_rows++;
    options.warn(line);
  };
  try {
    const problems = readProblems(files, options, bad);
    const window = session.inFlight(options.n * 4);
    const labelled = orderedMap(problems, window, (problem) => labelAll(problem, options, session));
    for await (const rows of labelled) {
      summary.problems++;
      if (rows.length === 0) summary.without++;
      for (const row of rows) {
        for (const fault of row.faults) whys.set(fault, (whys.get(fault) ?? 0) + 1);
        count(summary, row);
        await session.write(shapes[options.to](row));
      }
      options.progress?.(summary.problems);
    }
    await session.finish();
    for (const [why, times] of whys) options.told(`${counted(times, 'completion')} not given: ${why}`);
    const missing = session.sandboxMissing();
    const seconds = Math.round(performance.now() - started) / 1000;
    return { ...summary, ...session.sources.counts, seconds, ...(missing && { sandbox_missing: missing }) };
  } finally {
    await session.close();
  }
}

/** One completion after the other: equal beginnings are then in the journal already when they come again. */
async function labelAll(problem: Problem, options: StepOptions, session: Session): Promise<Labelled[]> {
  if (problem.ground_truth === undefined) return [];
  const judgeable = problem as Judgeable;
  const given = { ...options, work: session.work(judgeable), sources: session.sources };
  const rows: Labelled[] = [];
  const end = Math.min(options.perProblem, problem.rollout?.completions.length ?? 0);
  for (let at = 0; at < end; at++) rows.push(await labelCompletion(judgeable, at, given));
  return rows;
}

function count(summary: StepSummary, { steps }: LabelledCompletion): void {
  summary.completions++;
  summary.steps += steps.length;
  summary.good += steps.filter(({ correct }) => correct > 0).length;
  summary.unknown += steps.filter(({ samples }) => samples === 0).length;
}
