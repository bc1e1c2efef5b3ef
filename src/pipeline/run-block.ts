/** Rows through neighbouring stages, and what became of each in every stage: the same on the main thread and on others. */
import { performance } from 'node:perf_hooks';
import { changedRow, problemsOf, type Row } from './row.js';
import { RowMemory } from './row-memory.js';
import type { Reason, StageRun } from './stage.js';

export interface NamedRun {
  readonly name: string;
  readonly run: StageRun;
}

/** A row that a stage dropped: the code of the reason, and the line that tells of it. */
export interface DroppedRow {
  readonly code: string;
  readonly line: string;
}

/** What a stage did with the rows that came to it. */
export interface Passage {
  /** For each row: null where it passed as it was, what it became, or that it was dropped. */
  readonly outcomes: readonly (null | Row | DroppedRow)[];
  /** Lines for reports of the stage. */
  readonly notes: readonly { readonly report: string; readonly line: string }[];
  /** Wall-clock time that the stage took. */
  readonly seconds: number;
}

/** What neighbouring stages do with rows: some are applied, one after the other, and one that needs the whole set is shown what the last of them kept. */
export interface Steps<S> {
  readonly applied: readonly S[];
  readonly shown: S | undefined;
}

export interface BlockDone {
  /** One for each stage that was applied, in order; a stage gets the rows that the one before it kept. */
  readonly passages: readonly Passage[];
  /** What the stage that was shown the rows made of them. */
  readonly sketched?: Sketched;
  /** See `RowBatch`: of the rows that the stages made. */
  readonly release?: () => void;
}

export interface Sketched {
  readonly sketch: unknown;
  /** Wall-clock time that it took. */
  readonly seconds: number;
}

/**
 * @param decided what was decided of the rows, where the first stage needed the whole set for that
 * @param memory where the rows that changed are written, each stage's behind those of the one before
 */
export async function runBlock(
  { applied, shown }: Steps<NamedRun>,
  rows: readonly Row[],
  decided: unknown,
  memory: RowMemory = new RowMemory(),
): Promise<BlockDone> {
  const passages: Passage[] = [];
  let entering = rows;
  for (const [at, stage] of applied.entries()) {
    const { passage, kept } = await pass(stage, entering, at === 0 ? decided : undefined, memory);
    passages.push(passage);
    entering = kept;
  }
  if (shown === undefined) return { passages };
  const started = performance.now();
  const sketch = await shown.run.sketch?.(problemsOf(entering));
  return { passages, sketched: { sketch, seconds: secondsSince(started) } };
}

async function pass(
  { name, run }: NamedRun,
  rows: readonly Row[],
  decided: unknown,
  memory: RowMemory,
): Promise<{ passage: Passage; kept: Row[] }> {
  const started = performance.now();
  const results = await run.apply(problemsOf(rows), decided);
  const seconds = secondsSince(started);
  if (results.length !== rows.length)
    throw new Error(`stage ${name} gave ${results.length} results for ${rows.length} problems`);
  const kept: Row[] = [];
  const notes: { report: string; line: string }[] = [];
  const outcomes = results.map((result, at): Passage['outcomes'][number] => {
    for (const { report, row } of result.notes ?? []) notes.push({ report, line: JSON.stringify(row) });
    if ('dropped' in result) return droppedRow(name, result.reason, { problem: result.dropped });
    const before = rows[at] as Row;
    if (result.kept === before.problem) {
      kept.push(before);
      return null;
    }
    const row = changedRow(result.kept, before, memory);
    kept.push(row);
    return row;
  });
  return { passage: { outcomes, notes, seconds }, kept };
}

/** @param row what was dropped: `{problem}`, or for a row that never became one its place and raw text. */
export function droppedRow(
  stage: string,
  { code, message, partner }: Reason,
  row: Readonly<Record<string, unknown>>,
): DroppedRow {
  return { code, line: JSON.stringify({ stage, code, reason: message, partner, ...row }) };
}

function secondsSince(started: number): number {
  return (performance.now() - started) / 1000;
}
