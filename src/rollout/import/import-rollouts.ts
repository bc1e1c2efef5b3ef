/**
 * Takes completions that were made elsewhere into the journal, as if they had been sampled here: they are judged by our judge, whatever
 * reward their rows say, and count among those that are wanted. The kth completion of a problem is its number k, so that a second import of the same
 * files adds nothing. Memory holds the prompts of the problems.
 */
import { expandFiles, readRows } from '#datasets/files/index.js';
import { type Judgeable, RowError } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { exitCode, Failure } from '../../failure.js';
import { counted } from '../../grouped.js';
import { renderBadRow, renderPlace } from '../../place.js';
import type { RolloutOptions } from '../options.js';
import { readProblems } from '../read-problems.js';
import { keyOf } from '../samples.js';
import type { Session } from '../session.js';
import { readImportRow } from './import-row.js';
import { PromptIndex } from './prompt-index.js';

interface Target {
  readonly key: string;
  readonly id: string;
  next: number;
}

export async function importRollouts(
  files: readonly string[],
  options: RolloutOptions,
  session: Session,
  bad: (line: string) => void,
): Promise<void> {
  const targets = await targetsOf(files, options, session);
  let taken = 0;
  for (const file of await expandFiles(options.imports, process.cwd())) {
    for await (const batch of readRows(file, { file })) {
      for (const raw of batch) {
        const place = renderPlace(raw.place);
        if ('defect' in raw) {
          bad(`${place}: ${raw.defect.message}; ${raw.defect.hint}`);
          continue;
        }
        try {
          taken += take(raw.row, targets, session);
        } catch (error) {
          if (!(error instanceof RowError)) throw error;
          bad(renderBadRow(place, error.field, error.message));
        }
      }
    }
  }
  options.told(`${counted(taken, 'completion')} taken from ${options.imports.join(', ')}`);
}

type Targets = { readonly byId: Map<string, Target>; readonly byPrompt: PromptIndex<Target> };

async function targetsOf(
  files: readonly string[],
  options: RolloutOptions,
  session: Session,
): Promise<Targets> {
  if (files.length === 0 || files.includes('-'))
    throw new Failure(exitCode.usage, {
      message: '--import needs problems in files: they are read twice',
      remedy: 'name the file of the problems that the completions belong to',
    });
  const byId = new Map<string, Target>();
  const byPrompt = new PromptIndex<Target>();
  // What is wrong with the problems is told when they are read for good.
  const quiet = { ...options, told: () => undefined };
  for await (const problem of readProblems(files, quiet, () => undefined)) {
    if (problem.ground_truth === undefined) continue;
    const work = session.work(problem as Judgeable);
    const target = { key: keyOf(work), id: problem.id, next: 0 };
    byId.set(problem.id, target);
    byPrompt.add(promptText(problem), target);
    byPrompt.add(promptText({ prompt: work.messages }), target);
  }
  return { byId, byPrompt };
}

/** @returns how many completions were new. */
function take(row: Parameters<typeof readImportRow>[0], targets: Targets, { sources }: Session): number {
  const { id, prompts, choices } = readImportRow(row);
  const target = (id === undefined ? undefined : targets.byId.get(id)) ?? targets.byPrompt.find(prompts);
  if (target === undefined) {
    const [prompt = ''] = prompts;
    const what = id === undefined ? `prompt ${JSON.stringify(prompt.slice(0, 60))}` : `id ${id}`;
    throw new RowError(id === undefined ? 'prompt' : 'id', `no problem of the named files has the ${what}`);
  }
  let fresh = 0;
  for (const choice of choices) {
    const at = target.next++;
    if (sources.journal.has(target.key, at)) continue;
    sources.journal.add(target.key, target.id, at, [choice]);
    fresh++;
  }
  return fresh;
}
