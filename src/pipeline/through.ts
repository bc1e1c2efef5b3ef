import { orderedMap } from '../ordered-map.js';
import { Row } from './row.js';
import { type NamedRun, type Passage, runBlock } from './run-block.js';
import type { StageLog } from './stage-log.js';
import type { StageThreads } from './threads/stage-threads.js';

export interface OpenStage extends NamedRun {
  /** A hash of what the stage's output follows from, all stages before it included. */
  readonly key: string;
}

/** A stage and the log of this run of it. */
export interface LoggedRun {
  readonly stage: OpenStage;
  readonly log: StageLog;
}

/** So many rows are run on the main thread: to start another takes longer, half a second. */
const rowsHereAtFirst = 256;

/** Neighbouring stages that one stream runs through at once: those that threads may share, and each other one by itself. */
export function groupsOf(runs: readonly LoggedRun[]): LoggedRun[][] {
  const groups: LoggedRun[][] = [];
  for (const one of runs) {
    const before = groups.at(-1);
    const shared = one.stage.run.anyThread && before?.[0]?.stage.run.anyThread;
    if (shared) before?.push(one);
    else groups.push([one]);
  }
  return groups;
}

/** A stream of rows through a group of stages: writes what each keeps and drops to its log, and passes on what the last one keeps. */
export async function* through(
  stream: AsyncIterable<readonly Row[]>,
  group: readonly LoggedRun[],
  threads: StageThreads,
  progress: (stage: string, rows: number) => void,
): AsyncGenerator<readonly Row[]> {
  const stages = group.map(({ stage }) => stage);
  const [first] = stages as [OpenStage];
  const shared = first.run.anyThread === true;
  let seen = 0;
  async function run(rows: readonly Row[]) {
    seen += rows.length;
    const here = !shared || seen <= rowsHereAtFirst;
    return { rows, passages: here ? await runBlock(stages, rows) : await threads.run(stages, rows) };
  }
  for await (const { rows, passages } of orderedMap(
    stream,
    shared ? threads.inFlight : (first.run.inFlight ?? 1),
    run,
  )) {
    let entering = rows;
    for (const [at, { stage, log }] of group.entries()) {
      entering = await logPassage(log, entering, passages[at] as Passage);
      await log.drain();
      progress(stage.name, log.counts.in);
    }
    if (entering.length > 0) yield entering;
  }
  for (const { stage, log } of group) {
    if (shared) for (const tally of threads.tallies(stage.name)) stage.run.add?.(tally);
    log.counts.figures = stage.run.figures?.() ?? {};
    log.tally = stage.run.tally?.();
    log.incomplete = stage.run.incomplete?.() ?? false;
  }
}

/** Writes what a stage did with the rows, and gives those that it kept. */
async function logPassage(
  log: StageLog,
  rows: readonly Row[],
  { outcomes, notes, seconds }: Passage,
): Promise<Row[]> {
  log.counts.seconds += seconds;
  const kept: Row[] = [];
  for (const [at, outcome] of outcomes.entries()) {
    if (outcome === null) kept.push(rows[at] as Row);
    else if (outcome instanceof Row) kept.push(outcome);
    else log.drop(outcome);
  }
  log.keep(kept);
  for (const note of notes) await log.note(note);
  return kept;
}
