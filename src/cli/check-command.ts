import { Command, Option } from 'commander';
import { exitCode, Failure } from '../failure.js';
import { cacheOf, jobsOption, sandboxOption } from './options.js';
import { openProgress } from './progress.js';
import { writeOut } from './write-out.js';

interface CheckFlags {
  readonly config?: string;
  readonly against?: readonly string[];
  readonly only?: string;
  readonly skip?: string;
  readonly fix?: true;
  readonly format: string;
  readonly recipe?: true;
  readonly programs: boolean;
  readonly sandbox: string;
  readonly jobs: number;
  readonly cache: string | boolean;
  readonly strict?: true;
  readonly list?: true;
}

export function checkCommand(): Command {
  return new Command('check')
    .description('is every row of a dataset sound? for pre-commit and CI')
    .argument('[files...]', 'dataset files, folders, globs, run folders, recipes (.yaml)')
    .option('--config <file>', 'settings (default: rlvr-check.yaml, where there is one)')
    .option(
      '--against <files...>',
      'evaluation files that no prompt may repeat; ends with the next option or --',
    )
    .option('--only <codes>', 'make only these checks, with commas between')
    .option('--skip <codes>', 'leave these checks out')
    .option('--fix', 'mend what is mechanical; rows that are taken out go to <file>.removed')
    .addOption(
      new Option('--format <name>', 'how findings are written')
        .choices(['text', 'json', 'junit', 'github'])
        .default('text'),
    )
    .option('--recipe', 'take every named file for a recipe, and check it without running it')
    .option('--no-programs', 'run no programs: neither reference solutions nor trivial ones')
    .addOption(sandboxOption())
    .addOption(jobsOption())
    .option('--cache <folder>', 'where findings are remembered (default: ~/.cache/rlvr/checks)')
    .option('--no-cache', 'check every row again')
    .option('--strict', 'warnings fail the check too')
    .option('--list', 'list the checks')
    .addHelpText(
      'after',
      `
  $ rlvr check data/train.jsonl data/test.jsonl
  $ rlvr check out/demo --against eval/math500.jsonl
  $ rlvr check data/ --fix --skip license,prompt-form
  $ rlvr check recipe.yaml
Each finding has file:line, the code of its check, what is wrong and what to do; docs/reference/checks.md lists the checks.
Exit code 1 when there are errors.`,
    )
    .action(runCheck);
}

async function runCheck(files: string[], flags: CheckFlags): Promise<void> {
  const { checkFiles, checks, renderers, renderSummary } = await import('../check/index.js');
  if (flags.list) {
    for (const { code, severity, what } of checks)
      await writeOut(`${code.padEnd(17)} ${severity.padEnd(8)} ${what}\n`);
    return;
  }
  const progress = openProgress();
  const say = (line: string) => {
    progress.clear();
    process.stderr.write(`rlvr: ${line}\n`);
  };
  const report = await checkFiles(files, {
    ...(await settingsOf(flags)),
    jobs: flags.jobs,
    sandbox: flags.sandbox,
    programs: flags.programs,
    recipes: flags.recipe,
    fix: flags.fix,
    cache: cacheOf(flags.cache),
    told: say,
    progress: (rows) => progress.update('check', rows),
  }).finally(progress.clear);
  await writeOut((renderers[flags.format] as (typeof renderers)[string])(report));
  say(renderSummary(report));
  const { errors, warnings, missing } = report;
  if (errors > 0 || (flags.strict && warnings > 0)) process.exitCode = exitCode.no;
  if (missing !== undefined) {
    say(
      `programs cannot be run: ${missing.message}\n  → ${missing.remedy}, or leave them out with --no-programs`,
    );
    process.exitCode = exitCode.missing;
  }
}

/** What the configuration says, with the flags over it. */
async function settingsOf({ config: file, only, skip, against }: CheckFlags) {
  const { loadConfig } = await import('../check/index.js');
  const { resolve } = await import('node:path');
  const { config, folder } = await loadConfig(file);
  const named = (against ?? []).map((path) => ({ files: resolve(path) }));
  return {
    folder,
    config: {
      ...config,
      ...(only === undefined ? {} : { only: await codesOf(only, '--only') }),
      skip: [...config.skip, ...(skip === undefined ? [] : await codesOf(skip, '--skip'))],
      decontaminate: { ...config.decontaminate, against: [...config.decontaminate.against, ...named] },
    },
  };
}

/** @throws Failure for a code that no check has. */
async function codesOf(list: string, flag: string): Promise<string[]> {
  const { checks } = await import('../check/index.js');
  const { nearest } = await import('../nearest.js');
  const known = checks.map(({ code }) => code);
  const codes = list.split(',').map((code) => code.trim());
  const unknown = codes.find((code) => !known.includes(code));
  if (unknown === undefined) return codes;
  throw new Failure(exitCode.usage, {
    message: `${flag}: there is no check \`${unknown}\``,
    remedy: nearest(unknown, known),
  });
}
