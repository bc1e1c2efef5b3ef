import { Command, InvalidArgumentError, Option } from 'commander';
import type { BuildOptions } from '../build/open-build.js';
import { exitCode } from '../failure.js';
import { parseShard, type Shard } from '../shard.js';
import { badRows } from './bad-rows.js';
import { letHeapGrow } from './heap-growth.js';
import {
  cacheOf,
  jobsOption,
  jsonOption,
  positiveInteger,
  sandboxOption,
  seedNumber,
  share,
  strictOption,
} from './options.js';
import { openProgress } from './progress.js';

interface BuildFlags {
  readonly out: string;
  readonly jobs: number;
  readonly sandbox: string;
  readonly seed?: number;
  readonly limit?: number;
  readonly sample?: number;
  readonly dryRun?: true;
  readonly fresh?: true;
  readonly until?: string;
  readonly shard?: Shard;
  readonly scoreCache: string | boolean;
  readonly verdictCache: string | boolean;
  readonly strict?: true;
  readonly json?: true;
}

export function buildDatasetCommand(): Command {
  return new Command('build-dataset')
    .description('build a dataset from a recipe: ingest … export')
    .argument('<recipe>', 'a recipe.yaml')
    .option('-o, --out <folder>', 'where the run folder is made', 'out')
    .addOption(jobsOption())
    .addOption(sandboxOption())
    .option('--seed <n>', "replaces the recipe's seed", seedNumber)
    .option('--limit <n>', 'take only the first rows of each source, for a quick look', positiveInteger)
    .option('--sample <share>', 'take this share of the rows of each file, for a quick look', share)
    .option('--dry-run', 'print what would be done and how many rows to expect, and write nothing')
    .option('--fresh', 'run every stage again, also those that an earlier run has finished')
    .option('--until <stage>', 'end after this stage; the same command without it goes on from there')
    .addOption(
      new Option(
        '--shard <i/n>',
        'run the next stages that see single rows over the i-th of n shares of the rows',
      )
        .argParser(shardOf)
        .conflicts(['until', 'fresh', 'dryRun']),
    )
    .option(
      '--score-cache <folder>',
      'where ratings of onnx and http are remembered (default: ~/.cache/rlvr/scores)',
    )
    .option('--no-score-cache', 'rate everything again')
    .option(
      '--verdict-cache <folder>',
      'where verdicts on programs are remembered (default: ~/.cache/rlvr/verdicts)',
    )
    .option('--no-verdict-cache', 'run every program again')
    .addOption(strictOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
  $ rlvr build-dataset recipe.yaml
  $ rlvr build-dataset recipe.yaml --dry-run
  $ rlvr build-dataset recipe.yaml --limit 100 --out /tmp/look
  $ rlvr build-dataset recipe.yaml --until decontaminate
  $ rlvr build-dataset recipe.yaml --shard 2/4
A run that was killed goes on where it stood; a changed recipe redoes the stages from the change on.
The run folder holds the exports, every stage's kept and dropped rows with the reason, manifest.json and a dataset card.`,
    )
    .action(async (recipe: string, flags: BuildFlags) => {
      if (flags.dryRun) return showPlan(recipe, flags);
      letHeapGrow();
      const watch = openWatch();
      const options = {
        ...flags,
        ...watch.options(process.stderr.isTTY ? await expectedIn(recipe, flags) : undefined),
        scoreCache: cacheOf(flags.scoreCache),
        verdictCache: cacheOf(flags.verdictCache),
      };
      if (flags.until !== undefined || flags.shard !== undefined)
        return buildPart(recipe, flags, options, watch);
      const { buildDataset } = await import('../build/build-dataset.js');
      const { renderFunnel } = await import('../build/funnel.js');
      const built = await buildDataset(recipe, options).finally(watch.clear);
      watch.end(built, `${built.folder}/stages`);
      process.stdout.write(flags.json ? `${JSON.stringify(built.manifest)}\n` : renderFunnel(built));
      const ingested = built.manifest.stages.find((stage) => stage.name === 'ingest');
      if (ingested !== undefined && ingested.kept === 0) {
        watch.say(
          `no row of the sources is a problem: the dataset is empty\n  → rlvr check ${recipe} tells why`,
        );
        process.exitCode = exitCode.no;
      }
      const unread = ingested?.dropped ?? 0;
      if (flags.strict && unread > 0) process.exitCode = exitCode.no;
    });
}

/** `--until` and `--shard`: some of the work, left where the next run goes on. */
async function buildPart(
  recipe: string,
  { until, shard, json, strict }: BuildFlags,
  options: BuildOptions,
  watch: Watch,
): Promise<void> {
  const { buildShard, buildUntil } = await import('../build/build-part.js');
  const { renderPart } = await import('../build/funnel.js');
  const working =
    shard === undefined ? buildUntil(recipe, until as string, options) : buildShard(recipe, shard, options);
  const part = await working.finally(watch.clear);
  watch.end(part, `${part.folder}/stages`);
  process.stdout.write(json ? `${JSON.stringify(part)}\n` : renderPart(part));
  for (const name of part.incomplete)
    watch.say(`${name}: something failed that may not fail again, so it will be run again`);
  if (part.stages.length === 0) watch.say('every stage has ended: run the same command without --shard');
  const unread = part.stages.find((stage) => stage.name === 'ingest')?.dropped ?? 0;
  if (strict && unread > 0) process.exitCode = exitCode.no;
}

/** What the user sees while a build runs. */
interface Watch {
  options(expected: number | undefined): Pick<BuildOptions, 'progress' | 'told' | 'say' | 'badRow'>;
  say(line: string): void;
  clear(): void;
  end(built: { readonly reused: readonly string[] }, stagesFolder: string): void;
}

function openWatch(): Watch {
  const progress = openProgress();
  const say = (line: string) => {
    progress.clear();
    process.stderr.write(`rlvr: ${line}\n`);
  };
  const bad = badRows(say);
  return {
    options: (expected) => ({
      progress: (stage, rows, total = expected) => progress.update(stage, rows, total),
      told: (file, format, guessed) =>
        say(`${file}: read as ${format}${guessed ? ', recognised from its fields' : ''}`),
      say,
      badRow: bad.tell,
    }),
    say,
    clear: progress.clear,
    end: ({ reused }, stagesFolder) => {
      if (reused.length > 0)
        say(`${reused.join(', ')}: taken from the earlier run (--fresh runs them again)`);
      bad.end(`all are in ${stagesFolder}/01-ingest/dropped.jsonl`);
    },
  };
}

async function expectedIn(recipe: string, flags: BuildFlags): Promise<number | undefined> {
  const { expectedRows } = await import('../build/plan/planned-sources.js');
  return expectedRows(recipe, flags);
}

function shardOf(text: string): Shard {
  const shard = parseShard(text);
  if (shard === undefined) throw new InvalidArgumentError('give a share such as 2/4, the second of four');
  return shard;
}

async function showPlan(recipe: string, flags: BuildFlags): Promise<void> {
  const { planBuild } = await import('../build/plan/plan-build.js');
  const { renderPlan } = await import('../build/plan/render-plan.js');
  const plan = await planBuild(recipe, flags);
  process.stdout.write(flags.json ? `${JSON.stringify(plan)}\n` : renderPlan(plan));
}
