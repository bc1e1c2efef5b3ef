/** Labelled rows from files: of problems that are sound and corruptions of them, or of files that are good and bad as a whole. */
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { readFiles } from '#datasets/read-files.js';
import { renderBadRow } from '../place.js';
import type { LabelledText } from './labelled-text.js';
import { type LabelOptions, labelled, makeLabels } from './make-labels.js';
import { readRefused } from './read-refused.js';

export interface Tell {
  readonly told: (file: string, format: string) => void;
  readonly warn: (line: string) => void;
}

/** Sound problems, corruptions of them, and the problems that a run refused. */
export async function labelFiles(
  files: readonly string[],
  refused: readonly string[],
  options: LabelOptions,
  tell: Tell,
): Promise<AsyncGenerator<LabelledText>> {
  const problems = await readProblemsOf(files, tell);
  return makeLabels(problems, await readRefused(refused, tell.warn), options);
}

/** Files of good problems and of bad ones, as a text classifier takes them; nothing is corrupted. */
export async function labelBySide(
  positive: readonly string[],
  negative: readonly string[],
  options: LabelOptions,
  tell: Tell,
): Promise<LabelledText[]> {
  const good = await readProblemsOf(positive, tell);
  const bad = await readProblemsOf(negative, tell);
  const rows = await labelled([...good, ...bad], options);
  return rows.map((row, at) => {
    if (at < good.length) return { ...row, quality: 1 };
    const { difficulty: _, ...rest } = row;
    return { ...rest, quality: 0 };
  });
}

/** The problems of the files, those without any text left out. */
async function readProblemsOf(files: readonly string[], tell: Tell): Promise<Problem[]> {
  const problems: Problem[] = [];
  for await (const batch of readFiles(files, {}, tell.told)) {
    for (const read of batch) {
      if ('problem' in read) {
        if (promptText(read.problem).trim() !== '') problems.push(read.problem);
      } else tell.warn(renderBadRow(read.place, read.field, read.message));
    }
  }
  return problems;
}
