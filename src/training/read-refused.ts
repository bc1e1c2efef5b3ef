import { z } from 'zod';
import { type RawRow, readAllRows } from '#datasets/files/index.js';
import { problem } from '#datasets/problem.js';
import { renderPlace } from '../place.js';
import type { Refused } from './make-labels.js';

/** The stages whose refusals speak of the problem itself; a duplicate is no bad problem, and a judge's fault says nothing. */
const telling = new Set(['filter', 'attach']);
const droppedRow = z.looseObject({ stage: z.string(), code: z.string(), problem: problem.optional() });

/** The problems that a run's filter and attach stages refused, from their `dropped.jsonl`. @throws DatasetError for a missing file. */
export async function readRefused(
  patterns: readonly string[],
  warn: (line: string) => void,
): Promise<Refused[]> {
  if (patterns.length === 0) return [];
  const refused: Refused[] = [];
  for await (const batch of readAllRows(patterns)) {
    for (const raw of batch) {
      const row = rowOf(raw);
      if (row === undefined)
        warn(
          `${renderPlace(raw.place)}: it is no dropped row; name the stages/*/dropped.jsonl of a run folder`,
        );
      else if (row.problem !== undefined && telling.has(row.stage) && row.code !== 'judge-fault')
        refused.push({ problem: row.problem, code: row.code });
    }
  }
  return refused;
}

function rowOf(raw: RawRow): z.infer<typeof droppedRow> | undefined {
  return 'row' in raw ? droppedRow.safeParse(raw.row).data : undefined;
}
