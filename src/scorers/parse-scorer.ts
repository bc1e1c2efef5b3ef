import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { z } from 'zod';
import { exitCode, Failure } from '../failure.js';
import { wordIssue } from '../word-issue.js';
import { type ScorerSettings, scorerNames, scorerSettings } from './registry.js';

const forms =
  'give a name (ngram), settings such as {backend: ngram, model: my.bin}, or a .yaml or .json file that holds them';

/**
 * The scorer that a command line names: a bare name, settings in YAML or JSON, or a file of them. `flags` are settings that
 * have options of their own and go before. @throws Failure that names the mistake.
 */
export function parseScorer(text: string, flags: Readonly<Record<string, unknown>> = {}): ScorerSettings {
  const written = settingsOf(/\.(?:ya?ml|json)$/i.test(text) ? readSettings(text) : text);
  const extra = Object.fromEntries(Object.entries(flags).filter(([, value]) => value !== undefined));
  const settings =
    Object.keys(extra).length === 0
      ? written
      : { ...(typeof written === 'string' ? { backend: written } : (written as object)), ...extra };
  const parsed = scorerSettings.safeParse(settings);
  if (parsed.success) return parsed.data;
  if (typeof settings === 'string') {
    throw new Failure(exitCode.usage, {
      message: `there is no scorer ${settings}`,
      remedy: `the scorers are ${scorerNames.join(', ')}; ${forms}`,
    });
  }
  const { backend } = (settings ?? {}) as { readonly backend?: unknown };
  throw new Failure(exitCode.usage, {
    message: `no scorer is named by ${JSON.stringify(settings)}: ${reasonsOf(parsed.error.issues, backend)}`,
    remedy: `${forms}; docs/scoring.md lists the backends and their settings`,
  });
}

function settingsOf(text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    const message = `the scorer's settings are no YAML: ${(cause as Error).message.split('\n')[0]}`;
    throw new Failure(exitCode.usage, { message, remedy: forms, cause });
  }
}

function readSettings(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    const message = `the scorer's settings cannot be read: ${(cause as Error).message}`;
    throw new Failure(exitCode.usage, { message, remedy: forms, place: { file }, cause });
  }
}

type Issue = z.core.$ZodIssue;

/** The mistakes of the branch that was meant, told by the backend's name where there is one. */
function reasonsOf(issues: readonly Issue[], backend: unknown): string {
  const inner = issues.flatMap((issue) => {
    const branches = (issue as { errors?: readonly (readonly Issue[])[] }).errors;
    return branches === undefined ? [issue] : (branches.at(typeof backend === 'string' ? -1 : 0) ?? []);
  });
  return inner.map((issue) => [issue.path.join('.'), wordIssue(issue)].filter(Boolean).join(': ')).join('; ');
}
