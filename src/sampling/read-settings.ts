import { parse } from 'yaml';
import { exitCode, Failure } from '../failure.js';
import { wordIssue } from '../word-issue.js';
import { type SamplerSettings, samplerSettings } from './settings.js';

/** Settings from the command line, each as the user wrote it. */
export interface SettingTexts {
  readonly strategy?: string;
  readonly exponent?: string;
  readonly batch?: string;
  readonly seed?: string;
  readonly distinct?: string;
  readonly mix?: readonly string[];
  readonly transition?: string;
  readonly sources?: readonly string[];
  readonly domains?: readonly string[];
  readonly curriculum?: string;
  readonly halfLife?: string;
  readonly replay?: string;
}

/**
 * The settings of a YAML or JSON file, with those of the command line over them. @throws Failure naming the setting
 * @param file its text and its name
 */
export function readSettings(
  texts: SettingTexts,
  file?: { readonly text: string; readonly name: string },
): SamplerSettings {
  const given = file === undefined ? {} : fileSettings(file);
  const over = {
    strategy: texts.strategy,
    exponent: number(texts.exponent),
    batch: number(texts.batch),
    seed: number(texts.seed),
    distinct: texts.distinct,
    mix: texts.mix?.map(mixOf),
    transition: texts.transition,
    sources: texts.sources && sharesOf(texts.sources.join(','), '--sources'),
    domains: texts.domains && sharesOf(texts.domains.join(','), '--domains'),
    curriculum: texts.curriculum === undefined ? undefined : curriculumOf(texts.curriculum, given.curriculum),
    half_life: number(texts.halfLife),
    replay: number(texts.replay),
  };
  const written = Object.fromEntries(Object.entries(over).filter(([, value]) => value !== undefined));
  const parsed = samplerSettings.safeParse({ ...given, ...written });
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const keys =
    issue?.code === 'unrecognized_keys'
      ? `there is no setting ${issue.keys.join(', ')}`
      : issue === undefined
        ? ''
        : wordIssue(issue).replace(/, not NaN$/, '');
  const at = issue?.path.map(String).join('.') ?? '';
  throw new Failure(exitCode.usage, {
    message: at === '' ? keys : `${at}: ${keys}`,
    remedy: 'rlvr sample --help shows the settings; docs/sampling.md explains them',
    ...(file === undefined ? {} : { place: { file: file.name } }),
  });
}

function fileSettings({
  text,
  name,
}: {
  readonly text: string;
  readonly name: string;
}): Record<string, unknown> {
  let read: unknown;
  try {
    read = parse(text);
  } catch (cause) {
    throw new Failure(exitCode.usage, {
      message: ((cause as Error).message.split('\n')[0] ?? '').replace(/:$/, ''),
      remedy: 'correct the YAML or JSON',
      place: { file: name },
      cause,
    });
  }
  if (typeof read === 'object' && read !== null && !Array.isArray(read))
    return read as Record<string, unknown>;
  throw new Failure(exitCode.usage, {
    message: 'the settings must be an object',
    remedy: 'write one setting per line, such as `strategy: learnable`',
    place: { file: name },
  });
}

/** NaN for what is no number, which the schema refuses by the setting's name. */
function number(text: string | undefined): number | undefined {
  return text === undefined ? undefined : text.trim() === '' ? Number.NaN : Number(text);
}

/** `easy=0.2,medium=0.5`, or with the step from which it holds: `1000:easy=0.2,…`. */
function mixOf(text: string): { step: number; shares: Record<string, number> } {
  const parts = /^(\d+):(.*)$/s.exec(text);
  return { step: Number(parts?.[1] ?? 0), shares: sharesOf(parts?.[2] ?? text, '--mix') };
}

function sharesOf(text: string, flag: string): Record<string, number> {
  const shares: Record<string, number> = {};
  for (const part of text.split(',')) {
    const [, name, value] = /^\s*(.+?)\s*=\s*([\d.]+)\s*$/.exec(part) ?? [];
    if (name === undefined) {
      throw new Failure(exitCode.usage, {
        message: `${flag}: \`${part}\` is no share`,
        remedy: 'write name=share, such as easy=0.2,medium=0.5',
      });
    }
    shares[name] = Number(value);
  }
  return shares;
}

/** `root`, or with its steps: `root:2000`; what else a file says of the curriculum stays. */
function curriculumOf(text: string, given: unknown): Record<string, unknown> {
  const [pace, steps] = text.split(':');
  const base = typeof given === 'object' && given !== null ? given : {};
  return { ...base, pace, ...(steps === undefined ? {} : { steps: number(steps) }) };
}
