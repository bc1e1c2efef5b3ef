import { Command } from 'commander';
import { counted, grouped } from '../grouped.js';
import type { Seen } from '../init/index.js';
import { writeOut } from './write-out.js';

interface InitFlags {
  readonly out: string;
  readonly name?: string;
  readonly license?: string;
  readonly prompt?: string;
  readonly answer?: string;
  readonly solution?: string;
  readonly force?: true;
}

export function initCommand(): Command {
  return new Command('init')
    .description('write a first recipe from a look at the given files')
    .argument('<files...>', 'files of problems, folders or globs')
    .option('-o, --out <file>', 'the recipe', 'recipe.yaml')
    .option('--name <name>', "the dataset's name; from the first file if absent")
    .option('--license <spdx>', 'the licence of all sources that name none, such as MIT')
    .option('--prompt <column>', 'the column that holds the question, where its name does not tell')
    .option('--answer <column>', 'the column that holds the right answer')
    .option('--solution <column>', 'the column that holds a worked solution')
    .option('--force', 'replace a recipe that is there')
    .addHelpText(
      'after',
      `
  $ rlvr init data/gsm8k_train.jsonl.gz data/mbpp.jsonl
  $ rlvr init data/ --out recipes/mixture.yaml --name mixture --license MIT
  $ rlvr init exam.csv --prompt 'Aufgabe 1' --answer Punktzahl
Files named test or validation become what the others are decontaminated against.`,
    )
    .action(async (files: string[], flags: InitFlags) => {
      const { out, name, license, force, ...columns } = flags;
      const { initRecipe } = await import('../init/index.js');
      const { recipe, seen } = await initRecipe(files, { out, name, license, columns, force });
      const rlvr = process.env.npm_command === 'exec' ? 'npx rlvr' : 'rlvr';
      for (const one of seen) await writeOut(renderSeen(one));
      await writeOut(`\n${recipe} is written. Next:
  ${rlvr} build-dataset ${recipe} --limit 100 --out /tmp/look   a quick look
  ${rlvr} build-dataset ${recipe}                               the dataset
  ${rlvr} check ${recipe}                                       after you changed it\n`);
    });
}

function renderSeen(seen: Seen): string {
  if (seen.format === undefined)
    return `${seen.file}: left out: ${seen.defect?.message}\n  → ${seen.defect?.remedy}\n`;
  const parts = [
    ...(seen.files === undefined ? [] : [counted(seen.files, 'file')]),
    `${seen.whole ? '' : 'the first '}${counted(seen.rows, 'row')}`,
    Object.entries(seen.domains)
      .map(([domain, count]) => `${grouped(count)} ${domain}`)
      .join(', '),
    `${grouped(seen.withTruth)} with a ground truth`,
    `${grouped(seen.withSolution)} with a solution`,
    ...(seen.withCompletions > 0 ? [`${grouped(seen.withCompletions)} with completions`] : []),
    ...(seen.bad > 0 ? [`${grouped(seen.bad)} bad (${seen.firstBad})`] : []),
  ];
  const guess = Object.entries(seen.fields ?? {}).map(([part, path]) => `${part} from ${path}`);
  const guessed =
    guess.length === 0 ? '' : `  no known format; guessed by the columns' names: ${guess.join(', ')}\n`;
  return `${seen.file}: ${seen.format}; ${parts.join('; ')}\n${guessed}  e.g. ${seen.sample}\n`;
}
