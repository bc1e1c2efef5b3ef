import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { SourceFiles } from '#datasets/source-files.js';
import { exitCode, Failure } from '../../failure.js';
import { benchmarks } from './benchmarks.js';

type Named = { readonly against: readonly SourceFiles[] } & {
  readonly benchmarks: readonly string[];
  readonly benchmark_folder: string;
};

/**
 * Every evaluation source that the settings name, files first and then sets by name.
 * @throws Failure for a set whose files are not there, with the command that downloads them.
 */
export function evaluationSources(given: Named, resolve: (path: string) => string): SourceFiles[] {
  const named = given.benchmarks.map((name): SourceFiles => {
    const files = filesOf(name, given.benchmark_folder, resolve);
    return { files, dataset: name, split: 'test' };
  });
  return [...given.against, ...named];
}

function filesOf(name: string, folder: string, resolve: (path: string) => string): string {
  const own = join(folder, name);
  if (existsSync(resolve(own))) return own;
  const known = existsSync(resolve(folder)) ? readdirSync(resolve(folder)) : [];
  const file = known.sort().find((entry) => entry.startsWith(`${name}.`));
  if (file !== undefined) return join(folder, file);
  const { hub, include } = benchmarks.find((one) => one.name === name) as (typeof benchmarks)[number];
  throw new Failure(exitCode.missing, {
    message: `the evaluation set ${name} is neither at ${own} nor at ${own}.*`,
    remedy: `download it: hf download --repo-type dataset ${hub} --include '${include}' --local-dir ${own}; or name a file of it under \`against\``,
    place: { file: resolve(own) },
  });
}
