/**
 * Looks at files and writes a first recipe for them, commented, that builds as it stands. It reads a sample of each file, never changes
 * one, and says what it saw.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { expandFiles } from '#datasets/files/index.js';
import { datasetNameOf } from '#datasets/read-problems.js';
import { exitCode, Failure } from '../failure.js';
import { refuseToReplace } from '../refuse-to-replace.js';
import { lookAtFile, type Seen } from './look-at-file.js';
import { renderRecipe } from './render-recipe.js';

export type { Seen } from './look-at-file.js';

export interface InitOptions {
  /** The recipe that is written. */
  readonly out: string;
  readonly name?: string | undefined;
  /** SPDX identifier, for sources whose rows name none. */
  readonly license?: string | undefined;
  /** Replaces a recipe that is there. */
  readonly force?: boolean | undefined;
}

export interface InitResult {
  readonly recipe: string;
  readonly seen: readonly Seen[];
}

/** @throws Failure when the recipe exists or no file can be used; DatasetError for a pattern without files. */
export async function initRecipe(
  patterns: readonly string[],
  { out, name, license, force }: InitOptions,
): Promise<InitResult> {
  if (existsSync(out) && !force) {
    throw new Failure(exitCode.usage, {
      message: 'this file exists, and will not be overwritten',
      remedy: 'name another with --out, or replace it with --force',
      place: { file: out },
    });
  }
  refuseToReplace(out);
  const seen: Seen[] = [];
  for (const file of await expandFiles(patterns, process.cwd())) seen.push(await lookAtFile(file));
  const usable = seen.filter(({ format }) => format !== undefined);
  if (usable.length === 0) throw noSource(seen, out);
  const from = (file: string) =>
    resolve(file) === file
      ? file
      : relative(dirname(resolve(out)), resolve(file))
          .split(sep)
          .join('/');
  const text = renderRecipe({
    name: name ?? nameOf(usable),
    file: basename(out),
    license,
    seen,
    from,
  });
  const partial = `${out}.${randomUUID().slice(0, 8)}`;
  writeFileSync(partial, text);
  renameSync(partial, out);
  return { recipe: out, seen };
}

function noSource(seen: readonly Seen[], out: string): Failure {
  const [first] = seen;
  if (seen.length > 1) {
    const each = seen.map(({ file, defect }) => `\n  ${file}: ${defect?.message}`);
    return new Failure(exitCode.usage, {
      message: `none of the ${seen.length} files can be a source:${each.join('')}`,
      remedy: first?.defect?.remedy ?? 'name files of problems',
    });
  }
  return new Failure(exitCode.usage, {
    message: `the file cannot be a source${first?.defect === undefined ? '' : `: ${first.defect.message}`}`,
    remedy: first?.defect?.remedy ?? 'name files of problems',
    place: { file: first?.file ?? out },
  });
}

/** A name for the run folder, from the first file's. */
function nameOf(usable: readonly Seen[]): string {
  const name = datasetNameOf(usable[0]?.file ?? '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return name === '' ? 'dataset' : name;
}
