/** What `rlvr-check.yaml` may say, and reading it. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { z } from 'zod';
import { exitCode, Failure } from '../failure.js';
import { failureOf, type ReadYaml, readYaml } from '../recipe/read-yaml.js';
import { decontaminateSettings } from '../stages/decontaminate/settings.js';
import { alikeSettings } from '../stages/dedup/alike.js';
import { checks } from './registry.js';

/** The file that is taken when none is named. */
export const configName = 'rlvr-check.yaml';

const code = z.enum(checks.map((check) => check.code));

export const checkConfig = z.strictObject({
  files: z
    .union([z.string(), z.array(z.string()).min(1)])
    .optional()
    .describe('what is checked when no file is named: files, folders, globs, relative to this file'),
  only: z.array(code).min(1).optional().describe('the checks that are made; all if absent'),
  skip: z.array(code).default([]).describe('checks that are not made'),
  severity: z
    .partialRecord(code, z.enum(['error', 'warning']))
    .default({})
    .describe('how grave a finding is: errors fail the check'),
  dedup: alikeSettings.prefault({}).describe('when two prompts are the same, as in the stage dedup'),
  decontaminate: decontaminateSettings
    .prefault({})
    .describe('evaluation files and what counts as repeating them, as in the stage decontaminate'),
});
export type CheckConfig = z.infer<typeof checkConfig>;

export interface LoadedConfig {
  readonly config: CheckConfig;
  /** The absolute folder that the file's paths are relative to. */
  readonly folder: string;
}

export function readConfig(text: string, file: string): ReadYaml<CheckConfig> {
  // An empty file says nothing, and so does a comment.
  const value = readYaml(text, file, checkConfig.nullable());
  if ('mistakes' in value || value.value !== null) return value as ReadYaml<CheckConfig>;
  return { value: checkConfig.parse({}), line: value.line };
}

/** The named file, or the one in the working directory, or the defaults. @throws Failure for a mistake in it. */
export async function loadConfig(named: string | undefined): Promise<LoadedConfig> {
  const file = named ?? configName;
  if (named === undefined && !existsSync(file))
    return { config: checkConfig.parse({}), folder: process.cwd() };
  const text = await readFile(file, 'utf8').catch((cause) => {
    throw new Failure(exitCode.usage, {
      message: `the configuration cannot be read: ${cause.message}`,
      remedy: `name a YAML file with --config; docs/checking.md shows one`,
      place: { file },
      cause,
    });
  });
  const read = readConfig(text, file);
  if ('mistakes' in read) throw failureOf(read.mistakes);
  return { config: read.value, folder: dirname(resolve(file)) };
}
