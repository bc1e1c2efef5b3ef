import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { exitCode, Failure } from '../failure.js';
import { wordIssue } from '../word-issue.js';
import { type SamplingSettings, samplingSettings } from './ask/settings.js';

const remedy =
  'give settings such as {timeout_s: 600, api_key_env: MY_KEY}, or a .yaml or .json file that holds them; docs/rollouts.md lists them';

/**
 * The settings of a command line: `text` is YAML, JSON or a file of either, and the flags that were given go before it.
 * @throws Failure that names the mistake.
 */
export function parseSampling(
  text: string | undefined,
  flags: Readonly<Record<string, unknown>>,
): SamplingSettings {
  const written = text === undefined ? {} : settingsOf(text);
  const given = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const parsed = samplingSettings.safeParse({ ...written, ...given });
  if (parsed.success) return parsed.data;
  const reasons = parsed.error.issues.map((issue) =>
    [issue.path.join('.'), wordIssue(issue)].filter(Boolean).join(': '),
  );
  throw new Failure(exitCode.usage, { message: `how to sample: ${reasons.join('; ')}`, remedy });
}

function settingsOf(text: string): object {
  const file = /\.(?:ya?ml|json)$/i.test(text);
  try {
    const value: unknown = parse(file ? readFileSync(text, 'utf8') : text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  } catch (cause) {
    const message = `the settings cannot be read: ${(cause as Error).message.split('\n')[0]}`;
    throw new Failure(exitCode.usage, { message, remedy, ...(file && { place: { file: text } }), cause });
  }
  throw new Failure(exitCode.usage, { message: `${text}: these are no settings`, remedy });
}
