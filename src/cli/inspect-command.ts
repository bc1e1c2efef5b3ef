import { Command } from 'commander';
import { exitCode } from '../failure.js';
import { counted, grouped } from '../grouped.js';
import { badRows } from './bad-rows.js';
import { tellNoRows } from './no-rows.js';
import { openBrowser } from './open-browser.js';
import { jsonOption, positiveInteger, seedNumber } from './options.js';
import { openProgress } from './progress.js';
import { writeOut } from './write-out.js';

interface InspectFlags {
  readonly output?: string;
  readonly open?: true;
  readonly perGroup: number;
  readonly seed: number;
  readonly row?: number;
  readonly id?: string;
  readonly where?: string;
  readonly sample?: number;
  readonly limit?: number;
  readonly stats?: true;
  readonly stage?: string;
  readonly dropped?: true;
  readonly json?: true;
}

export function inspectCommand(): Command {
  return new Command('inspect')
    .description('look at a run or a dataset: an HTML report, or rows and figures in the terminal')
    .argument(
      '<paths...>',
      'a run folder of build-dataset, or files in any format that ingest reads; - is stdin',
    )
    .option('-o, --output <file>', 'the report (default: report.html in the run, or beside the file)')
    .option('--open', 'open the report in the browser')
    .option(
      '--per-group <n>',
      'rows shown of each stage and reason; of kept rows five times as many',
      positiveInteger,
      40,
    )
    .option('--seed <n>', 'every sample follows from it', seedNumber, 0)
    .option('--row <n>', 'in the terminal: the n-th row, from 1', positiveInteger)
    .option('--id <id>', 'in the terminal: the row of that id')
    .option(
      '--where <condition>',
      "in the terminal: the rows for which it holds, such as 'difficulty.tier=hard'",
    )
    .option('--sample <n>', 'in the terminal: so many rows, drawn by the seed', positiveInteger)
    .option('--limit <n>', 'in the terminal: end after so many rows', positiveInteger)
    .option('--stats', 'in the terminal: counts, quantiles and tables, of the rows that --where names')
    .option('--stage <name>', 'of a run: the rows that this stage kept, or with --dropped dropped')
    .option('--dropped', 'of a run: the rows that were dropped, with stage, code and reason')
    .addOption(jsonOption().default(undefined))
    .addHelpText(
      'after',
      `
  $ rlvr inspect out/demo --open
  $ rlvr inspect train.jsonl --stats
  $ rlvr inspect train.jsonl --row 12
  $ rlvr inspect out/demo --dropped --where 'code~duplicate and source.dataset=gsm8k'
  $ rlvr inspect judged.jsonl --where 'verdict.outcome=no_answer' --sample 5
Conditions: = != < <= > >= and ~ (a regular expression, any case) on dotted paths, with and, or, not and parentheses; a path alone: it is
there. With --json, rows are JSON Lines. docs/inspecting.md says what the report shows.`,
    )
    .action(runInspect);
}

async function runInspect(paths: string[], flags: InspectFlags): Promise<void> {
  const { openSource } = await import('../inspect/index.js');
  const source = await openSource(paths);
  const asks = [flags.row, flags.id, flags.where, flags.sample, flags.limit, flags.stage];
  const rows = asks.some((one) => one !== undefined) || flags.dropped;
  if (flags.stats) await printStats(source, flags);
  else if (rows) await printRows(source, flags);
  else await writeReport(source, flags);
}

type Source = Awaited<ReturnType<typeof import('../inspect/index.js')['openSource']>>;

const say = (line: string) => void process.stderr.write(`rlvr: ${line}\n`);

/** The rows to look at, and `tellNone`, which says after the last of them why none was found. */
async function passing(source: Source, flags: InspectFlags) {
  const { itemsOf, parseWhere, SeenFields } = await import('../inspect/index.js');
  const where = flags.where === undefined ? undefined : parseWhere(flags.where);
  const fields = where === undefined ? undefined : new SeenFields(where);
  const all = itemsOf(source, flags);
  const seen = { rows: 0, bad: 0 };
  const bad = badRows(say);
  async function* items() {
    for await (const batch of fields?.watch(all) ?? all) {
      seen.rows += batch.length;
      for (const { fate, place, reason } of batch) {
        if (fate !== 'bad') continue;
        seen.bad++;
        if (flags.stats) bad.tell(`${place}: ${reason}`);
      }
      yield batch;
    }
    bad.end('rlvr check names each');
  }
  /** Says why nothing was found. */
  function tellNone() {
    const missing = fields?.missing() ?? [];
    for (const { field, remedy } of seen.rows > 0 ? missing : [])
      say(`no row has the field ${field}\n  → ${remedy}`);
    if (source.run === undefined && seen.rows === seen.bad)
      return tellNoRows({ files: source.paths, bad: seen.bad }, say);
    if (missing.length === 0)
      say(
        'no row matches\n  → --stats tells how many rows there are, and what their fields hold; rows are counted from 1',
      );
    process.exitCode = exitCode.no;
  }
  return { items: items(), where, tellNone };
}

async function printStats(source: Source, flags: InspectFlags): Promise<void> {
  const { lookOf, renderStats, statsRecord, surveyOf } = await import('../inspect/index.js');
  const { items, where, tellNone } = await passing(source, flags);
  const survey = await surveyOf(items, { id: flags.id, where });
  const look = lookOf(process.stdout, process.env);
  await writeOut(
    flags.json
      ? `${JSON.stringify(statsRecord(survey, source.run))}\n`
      : renderStats(survey, source.run, look),
  );
  if (survey.rows === survey.bad) tellNone();
}

async function printRows(source: Source, flags: InspectFlags): Promise<void> {
  const { lookOf, renderItem, selectItems } = await import('../inspect/index.js');
  const { items, where, tellNone } = await passing(source, flags);
  const look = lookOf(process.stdout, process.env);
  let found = 0;
  for await (const item of selectItems(items, { ...flags, where })) {
    found++;
    await writeOut(flags.json ? `${JSON.stringify(item.raw ?? item.row)}\n` : `${renderItem(item, look)}\n`);
  }
  if (found === 0) tellNone();
}

async function writeReport(source: Source, flags: InspectFlags): Promise<void> {
  const { inspectToReport } = await import('../inspect/index.js');
  const progress = openProgress();
  const told = (line: string) => {
    progress.clear();
    process.stderr.write(`rlvr: ${line}\n`);
  };
  const summary = await inspectToReport(source, { ...flags, told, progress: progress.update }).finally(
    progress.clear,
  );
  const { output, bytes, rows, bad_rows: bad, shown } = summary;
  const size = bytes < 1e6 ? `${grouped(Math.ceil(bytes / 1000))} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const all = shown < rows ? `${grouped(shown)} of ${counted(rows, 'row')}, sampled` : counted(rows, 'row');
  const unread = bad > 0 ? `; ${grouped(bad)} of them cannot be read` : '';
  await writeOut(flags.json ? `${JSON.stringify(summary)}\n` : `${output}  (${size}; ${all}${unread})\n`);
  // A run says in its report which of its files are not there.
  if (rows === 0 && source.run === undefined) tellNoRows({ files: source.paths, bad }, told);
  if (flags.open) await openBrowser(output, told);
}
