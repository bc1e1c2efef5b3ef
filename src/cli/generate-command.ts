import { Command, InvalidArgumentError } from 'commander';
import { exitCode, Failure } from '../failure.js';
import { positiveInteger, seedNumber } from './options.js';
import { writeOut } from './write-out.js';

interface GenerateFlags {
  readonly family?: string;
  readonly count: number;
  readonly seed: number;
  readonly difficulty: number | [number, number];
  readonly list?: true;
}

/** Rows written at once. */
const batchSize = 200;

export function generateCommand(): Command {
  return new Command('generate')
    .description('make problems with known truth from a seed, as our own rows on stdout')
    .option('--family <name>', 'the generator; --list tells them all')
    .option('--count <n>', 'how many', positiveInteger, 10)
    .option('--seed <n>', 'every number in them follows from it', seedNumber, 0)
    .option('--difficulty <d>', 'from 0 to 1, or a range such as 0.2-0.6', difficultyRange, [0, 1])
    .option('--list', 'list the families')
    .addHelpText(
      'after',
      `
  $ rlvr generate --list
  $ rlvr generate --family linear-equation --count 1000 --seed 7 --difficulty 0.2-0.6 > equations.jsonl`,
    )
    .action(async ({ family: name, list, ...options }: GenerateFlags) => {
      const { families } = await import('#datasets/generators/index.js');
      if (list) {
        await writeOut(
          families.map((one) => `${one.name.padEnd(22)} ${one.domain}  ${one.description}\n`).join(''),
        );
        return;
      }
      const names = families.map((one) => one.name);
      if (name === undefined || !names.includes(name)) {
        const { nearest } = await import('../nearest.js');
        throw new Failure(exitCode.usage, {
          message: name === undefined ? 'no family is named' : `there is no family ${name}`,
          remedy:
            name === undefined
              ? 'name one with --family; rlvr generate --list tells them'
              : nearest(name, names),
        });
      }
      await writeRows(name, options);
    });
}

async function writeRows(
  family: string,
  options: Pick<GenerateFlags, 'count' | 'seed' | 'difficulty'>,
): Promise<void> {
  const { generateProblems } = await import('#datasets/generate-problems.js');
  let lines: string[] = [];
  for (const problem of generateProblems(family, options)) {
    lines.push(`${JSON.stringify(problem)}\n`);
    if (lines.length < batchSize) continue;
    await writeOut(lines.join(''));
    lines = [];
  }
  await writeOut(lines.join(''));
}

function difficultyRange(text: string): number | [number, number] {
  const ends = text.split('-').map(Number);
  const inside = ends.every((end) => end >= 0 && end <= 1);
  const [least, most] = ends;
  if (text.trim() === '' || !inside || least === undefined || ends.length > 2 || (most ?? 1) < least) {
    throw new InvalidArgumentError('give a number from 0 to 1, or a range such as 0.2-0.6');
  }
  return most === undefined ? least : [least, most];
}
