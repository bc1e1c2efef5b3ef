import { Command } from 'commander';
import { exitCode } from '../failure.js';
import { badRows } from './bad-rows.js';
import {
  cacheOf,
  jobsOption,
  jsonOption,
  positiveInteger,
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
    .option('--sandbox <name>', 'where programs run: auto, docker, bubblewrap, wasm', 'auto')
    .option('--seed <n>', "replaces the recipe's seed", seedNumber)
    .option('--limit <n>', 'take only the first rows of each source, for a quick look', positiveInteger)
    .option('--sample <share>', 'take this share of the rows of each file, for a quick look', share)
    .option('--dry-run', 'print what would be done and how many rows to expect, and write nothing')
    .option('--fresh', 'run every stage again, also those that an earlier run has finished')
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
A run that was killed goes on where it stood; a changed recipe redoes the stages from the change on.
The run folder holds the exports, every stage's kept and dropped rows with the reason, manifest.json and a dataset card.`,
    )
    .action(async (recipe: string, flags: BuildFlags) => {
      if (flags.dryRun) return showPlan(recipe, flags);
      const { buildDataset } = await import('../build/build-dataset.js');
      const { expectedRows } = await import('../build/plan/planned-sources.js');
      const { renderFunnel } = await import('../build/funnel.js');
      const progress = openProgress();
      const say = (line: string) => {
        progress.clear();
        process.stderr.write(`rlvr: ${line}\n`);
      };
      const bad = badRows(say);
      const expected = process.stderr.isTTY ? await expectedRows(recipe, flags) : undefined;
      const built = await buildDataset(recipe, {
        ...flags,
        scoreCache: cacheOf(flags.scoreCache),
        verdictCache: cacheOf(flags.verdictCache),
        progress: (stage, rows, total = expected) => progress.update(stage, rows, total),
        told: (file, format, guessed) =>
          say(`${file}: read as ${format}${guessed ? ', recognised from its fields' : ''}`),
        say,
        badRow: bad.tell,
      }).finally(progress.clear);
      if (built.reused.length > 0)
        say(`${built.reused.join(', ')}: taken from the earlier run (--fresh runs them again)`);
      bad.end(`all are in ${built.folder}/stages/01-ingest/dropped.jsonl`);
      process.stdout.write(flags.json ? `${JSON.stringify(built.manifest)}\n` : renderFunnel(built));
      const ingested = built.manifest.stages.find((stage) => stage.name === 'ingest');
      if (ingested !== undefined && ingested.kept === 0) {
        say(`no row of the sources is a problem: the dataset is empty\n  → rlvr check ${recipe} tells why`);
        process.exitCode = exitCode.no;
      }
      const unread = ingested?.dropped ?? 0;
      if (flags.strict && unread > 0) process.exitCode = exitCode.no;
    });
}

async function showPlan(recipe: string, flags: BuildFlags): Promise<void> {
  const { planBuild } = await import('../build/plan/plan-build.js');
  const { renderPlan } = await import('../build/plan/render-plan.js');
  const plan = await planBuild(recipe, flags);
  process.stdout.write(flags.json ? `${JSON.stringify(plan)}\n` : renderPlan(plan));
}
