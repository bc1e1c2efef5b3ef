/**
 * Looks at files and writes a first recipe for them, commented, that builds as it stands. It reads a sample of each file, never changes
 * one, and says what it saw.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { expandFiles } from '#datasets/files/index.js';
import { exitCode, Failure } from '../failure.js';
import { refuseToReplace } from '../refuse-to-replace.js';
import type { NamedColumns } from './guess-fields.js';
import { joinShards } from './join-shards.js';
import { lookAtFile, type Seen } from './look-at-file.js';
import { renderRecipe } from './render-recipe.js';
import { sourceName } from './source-name.js';

export type { Seen } from './look-at-file.js';

export interface InitOptions {
  /** The recipe that is written. */
  readonly out: string;
  readonly name?: string | undefined;
  /** SPDX identifier, for sources whose rows name none. */
  readonly license?: string | undefined;
  /** Columns of rows in no known shape. */
  readonly columns?: NamedColumns | undefined;
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
  { out, name, license, columns, force }: InitOptions,
): Promise<InitResult> {
  if (existsSync(out) && !force) {
    throw new Failure(exitCode.usage, {
      message: 'this file exists, and will not be overwritten',
      remedy: 'name another with --out, or replace it with --force',
      place: { file: out },
    });
  }
  refuseToReplace(out);
  const looked: Seen[] = [];
  for (const file of await expandFiles(patterns, process.cwd())) looked.push(await lookAtFile(file, columns));
  const seen = await joinShards(looked);
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
    shipped: shippedFolder(dirname(resolve(out))),
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
  const name = sourceName(usable[0]?.file ?? '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[^A-Za-z0-9]+/, '');
  return name === '' ? 'dataset' : name;
}

/** The project's own rlvr as the recipe's folder sees it: what the recipe names there, an editor and a colleague find too. */
function shippedFolder(folder: string): string | undefined {
  for (let above = folder; ; above = dirname(above)) {
    const shipped = join(above, 'node_modules/rlvr');
    if (existsSync(join(shipped, 'recipe.schema.json')))
      return relative(folder, shipped).split(sep).join('/');
    if (above === dirname(above)) return undefined;
  }
}
