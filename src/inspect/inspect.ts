/** What the command line asks of inspect: a report in a file, or rows and figures as text. */
import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { exitCode, Failure } from '../failure.js';
import { refuseToReplace } from '../refuse-to-replace.js';
import type { Item } from './items/item.js';
import { droppedItem, filesOf, type ItemFile, rawRows, readItems } from './items/read-items.js';
import { openRun, type Run, stageFile } from './items/run-folder.js';
import { type GatherOptions, gatherFiles, gatherRun } from './report/gather.js';
import { renderReport } from './report/render-report.js';
import { refuseForeign, writeReport } from './report/write-report.js';
import { Survey } from './survey/survey.js';
import { isWanted, type Selection } from './terminal/select-items.js';

export interface Source {
  readonly paths: readonly string[];
  readonly run?: Run;
}

/** @throws Failure where a run stands beside other paths, or nothing is named */
export async function openSource(paths: readonly string[]): Promise<Source> {
  const runs = await Promise.all(paths.map((path) => (path === '-' ? undefined : openRun(path))));
  const run = runs.find((one) => one !== undefined);
  if (run === undefined) return { paths };
  if (paths.length > 1) {
    throw new Failure(exitCode.usage, {
      message: `${run.folder} is a run, and a run is inspected alone`,
      remedy: 'name one run, or only files',
    });
  }
  return { paths, run };
}

export interface ReportOptions extends GatherOptions {
  /** Where to; beside what is inspected if absent. */
  readonly output?: string | undefined;
}

export interface ReportSummary {
  readonly output: string;
  readonly bytes: number;
  readonly rows: number;
  readonly bad_rows: number;
  readonly shown: number;
}

/** Writes the report and says where. */
export async function inspectToReport(source: Source, options: ReportOptions): Promise<ReportSummary> {
  const output = options.output ?? (await besides(source));
  refuseToReplace(output);
  refuseForeign(output);
  const { run, paths } = source;
  const gathered = run ? await gatherRun(run, options) : await gatherFiles(paths, options);
  const { page, shown } = await renderReport(gathered, options.seed);
  const bytes = await writeReport(output, page);
  const rows = gathered.groups.reduce((sum, group) => sum + group.seen, 0);
  return { output, bytes, rows, bad_rows: gathered.survey.bad, shown };
}

async function besides({ run, paths }: Source): Promise<string> {
  if (run !== undefined) return join(run.folder, 'report.html');
  const [first = '-'] = paths;
  if (first === '-') {
    throw new Failure(exitCode.usage, {
      message: 'stdin has no place beside which a report could be written',
      remedy: 'name one with --output report.html',
    });
  }
  const found = await stat(first).catch(() => undefined);
  if (found?.isDirectory()) return join(first, 'report.html');
  if (found?.isFile()) return `${first}.html`;
  // A pattern: the report goes to the folder of its first file.
  const [file] = await filesOf([first]);
  return join(file?.path ?? '.', '..', `${basename(file?.path ?? 'report')}.html`);
}

/** Which rows of a run: what its last stage kept, what one stage kept, or what was dropped. */
export interface Which {
  readonly stage?: string | undefined;
  readonly dropped?: boolean | undefined;
}

/** The rows to look at, in batches. @throws Failure for a stage that the run has not */
export async function* itemsOf({ run, paths }: Source, which: Which): AsyncGenerator<readonly Item[]> {
  if (run === undefined) {
    if (which.stage !== undefined || which.dropped) throw noRun(paths);
    for (const file of await filesOf(paths)) yield* readItems(file);
    return;
  }
  const names = run.stages.map(({ name }) => name);
  if (which.stage !== undefined && !names.includes(which.stage)) {
    throw new Failure(exitCode.usage, {
      message: `this run has no stage ${which.stage}`,
      remedy: `name one of ${names.join(', ')}`,
      place: { file: run.folder },
    });
  }
  if (which.dropped) {
    for (const name of which.stage === undefined ? names : [which.stage]) {
      const file = await stageFile(run, name, 'dropped');
      if (file !== undefined) yield* droppedRows(file);
    }
    return;
  }
  const name = which.stage ?? names.at(-1) ?? '';
  const file = await stageFile(run, name, 'kept');
  if (file === undefined) {
    throw new Failure(exitCode.usage, {
      message: `the rows that ${name} kept are not there any more`,
      remedy: 'build the dataset again, or name one of the files that it exported',
      place: { file: join(run.folder, 'stages') },
    });
  }
  yield* readItems(file);
}

async function* droppedRows(file: ItemFile): AsyncGenerator<Item[]> {
  for await (const batch of rawRows(file)) {
    yield batch.flatMap((raw) => {
      if (!('row' in raw)) return [];
      const item = droppedItem(raw.row);
      const { stage, code, reason, partner } = item;
      // Sought by the problem's fields and by why it was dropped alike.
      return [{ ...item, raw: { ...item.row, stage, code, reason, ...(partner ? { partner } : {}) } }];
    });
  }
}

/** Counts all rows that are wanted. */
export async function surveyOf(
  batches: AsyncIterable<readonly Item[]>,
  wanted: Pick<Selection, 'id' | 'where'>,
): Promise<Survey> {
  const survey = new Survey();
  const all = wanted.id === undefined && wanted.where === undefined;
  for await (const batch of batches) {
    for (const item of batch) if (all || isWanted(item, wanted)) survey.add(item);
  }
  return survey;
}

function noRun(paths: readonly string[]): Failure {
  const absent = paths.find((path) => path !== '-' && !existsSync(path));
  if (absent !== undefined) {
    return new Failure(exitCode.usage, {
      message: 'there is no such run',
      remedy: 'name the folder that `rlvr build-dataset` wrote, by default out/ and the name of the recipe',
      place: { file: absent },
    });
  }
  return new Failure(exitCode.usage, {
    message: `${paths.join(', ')} is no run of \`rlvr build-dataset\`, so it has no stages`,
    remedy: 'name the run folder, the one with manifest.json',
  });
}
