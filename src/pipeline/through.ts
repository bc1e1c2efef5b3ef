import { orderedMap } from '../ordered-map.js';
import { Row } from './row.js';
import type { RowBatch } from './row-batch.js';
import { type BlockDone, type NamedRun, type Passage, runBlock, type Steps } from './run-block.js';
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

/**
 * The stages in blocks, each of which one stream of rows goes through at once: neighbours that threads may share, and each other one by itself. A stage
 * that needs the whole set is shown the rows at the end of a block, and applied at the beginning of the next.
 */
export function blocksOf(runs: readonly LoggedRun[]): Steps<LoggedRun>[] {
  const blocks: Steps<LoggedRun>[] = [];
  let applied: readonly LoggedRun[] = [];
  for (const one of runs) {
    const { sketch, anyThread } = one.stage.run;
    const joins = applied.length === 0 || (anyThread && isShared(applied));
    if (!joins) {
      blocks.push({ applied, shown: undefined });
      applied = [];
    }
    if (sketch !== undefined) {
      blocks.push({ applied, shown: one });
      applied = [];
    }
    applied = [...applied, one];
  }
  if (applied.length > 0) blocks.push({ applied, shown: undefined });
  return blocks;
}

function isShared(runs: readonly LoggedRun[]): boolean {
  return runs.every(({ stage }) => stage.run.anyThread === true);
}

/**
 * A stream of rows through a block of stages: writes what each keeps and drops to its log, and passes on what the last stage keeps, or has the stage
 * that is shown the rows gather its sketches, and passes on nothing: the rows are read back once that stage has decided.
 */
export async function* through(
  stream: AsyncIterable<RowBatch>,
  { applied, shown }: Steps<LoggedRun>,
  threads: StageThreads,
  progress: (stage: string, rows: number) => void,
): AsyncGenerator<RowBatch> {
  const steps = { applied: applied.map(({ stage }) => stage), shown: shown?.stage };
  const shared = isShared(shown === undefined ? applied : [...applied, shown]);
  const { run: first } = (steps.applied[0] ?? steps.shown) as OpenStage;
  let seen = 0;
  async function run(batch: RowBatch): Promise<BlockDone & { readonly batch: RowBatch }> {
    const { rows } = batch;
    const from = seen;
    seen += rows.length;
    const decided = steps.applied[0]?.run.decided?.(from, seen);
    const here = !shared || seen <= rowsHereAtFirst;
    const done = await (here ? runBlock(steps, rows, decided) : threads.run(steps, rows, decided));
    return { batch, ...done };
  }
  const inFlight = shared ? threads.inFlight : (first.inFlight ?? 1);
  for await (const { batch, passages, sketched, release } of orderedMap(stream, inFlight, run)) {
    let entering = batch.rows;
    for (const [at, { stage, log }] of applied.entries()) {
      entering = await logPassage(log, entering, passages[at] as Passage);
      await log.drain();
      progress(stage.name, log.counts.in);
    }
    if (shown !== undefined && sketched !== undefined) {
      shown.log.counts.seconds += sketched.seconds;
      await shown.stage.run.gather?.(sketched.sketch);
    }
    // What goes on are rows that came out, and rows that came in.
    const releaseBoth = () => {
      release?.();
      batch.release?.();
    };
    if (shown === undefined && entering.length > 0) yield { rows: entering, release: releaseBoth };
    else releaseBoth();
  }
  for (const one of applied) sumUp(one, shared ? threads.tallies(one.stage.name) : []);
}

/** Notes what a stage counted of all rows. @param tallies what other threads counted of them */
function sumUp({ stage: { run }, log }: LoggedRun, tallies: readonly unknown[]): void {
  for (const tally of tallies) run.add?.(tally);
  log.counts.figures = run.figures?.() ?? {};
  log.tally = run.tally?.();
  log.incomplete = run.incomplete?.() ?? false;
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
  const asTheyCame = outcomes.every((outcome) => outcome === null);
  await log.keep(kept, asTheyCame);
  for (const note of notes) await log.note(note);
  return kept;
}
