import { isUtf8 } from 'node:buffer';
import { z } from 'zod';
import { languageNames, languages } from '#sandboxes/languages.js';
import type { Language, Limits, Program } from '#sandboxes/sandbox.js';
import { unusable } from '../http-error.js';

const mostSeconds = 300;
const mostMegabytes = 8192;
const defaultMegabytes = 1024;
const outputBytes = 8 * 2 ** 20;

/** Where SandboxFusion has another name for a language than sandboxes here. */
const otherNames: Readonly<Record<string, Language>> = { nodejs: 'javascript' };

/** What SandboxFusion's clients send; other fields are theirs and left alone. */
export const runCodeBody = z.looseObject({
  code: z.string(),
  language: z.string().default('python'),
  stdin: z.string().nullish(),
  /** Seconds; compilers here have a bound of their own. */
  compile_timeout: z.number().positive().nullish(),
  run_timeout: z.number().positive().max(mostSeconds).nullish(),
  /** −1 leaves the bound to the server. */
  memory_limit_MB: z.number().max(mostMegabytes).nullish(),
  /** Path → content in base64. */
  files: z.record(z.string(), z.string().nullable()).nullish(),
  fetch_files: z.array(z.string()).nullish(),
});

export interface Ordered {
  readonly program: Program;
  readonly limits: Limits;
  /** The file that is to come back. */
  readonly fetched: string | undefined;
}

/** @throws HttpError 422 for what sandboxes here cannot do */
export function orderedProgram(body: z.infer<typeof runCodeBody>): Ordered {
  const language = languageOf(body.language);
  const { fileName: entry } = languages[language];
  const [fetched, ...more] = body.fetch_files ?? [];
  if (more.length > 0) throw unusable('fetch_files names several files', 'one can come back; name that one');
  const files = Object.entries(body.files ?? {}).map(
    ([path, content]) => [path, textOf(path, content ?? '')] as const,
  );
  const megabytes = body.memory_limit_MB ?? -1;
  return {
    program: {
      language,
      files: { ...Object.fromEntries(files), [entry]: body.code },
      entry,
      stdin: body.stdin ?? '',
      ...(fetched === undefined ? {} : { report: fetched }),
    },
    limits: {
      timeMs: (body.run_timeout ?? 10) * 1000,
      memoryBytes: (megabytes > 0 ? megabytes : defaultMegabytes) * 2 ** 20,
      outputBytes,
    },
    fetched,
  };
}

function languageOf(name: string): Language {
  const found = Object.hasOwn(otherNames, name)
    ? otherNames[name]
    : languageNames.find((one) => one === name);
  if (found !== undefined) return found;
  const names = [...languageNames, ...Object.keys(otherNames)].join(', ');
  throw unusable(`the language ${name} cannot be run here`, `the languages are ${names}`);
}

function textOf(path: string, base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  if (isUtf8(bytes)) return bytes.toString();
  throw unusable(
    `files.${path} is no UTF-8 text`,
    'sandboxes here take text files; encode other content as text',
  );
}
