/** What a test program is made of, and the completion as whole functions. */
import type { Language } from '#sandboxes/languages.js';
import type { Program } from '#sandboxes/sandbox.js';
import type { Extracted } from '../extract.js';
import { defines } from '../source-language.js';
import { braces, toDepth } from './braces.js';
import type { Check } from './checks.js';
import { promptParts } from './prompt.js';

export interface Parts {
  readonly found: Extracted;
  /** The prompt that begins the function; empty where the problem has none. */
  readonly setup: string;
  readonly entryPoint: string;
  readonly tests: string;
  /** Those checks of the tests whose shape is known. */
  readonly checks: readonly Check[];
  readonly token: string;
  /** The end of names that a completion does not know. */
  readonly mark: string;
  /** How many of the tests' checks must fail for the token to be printed. When none, the first that fails ends the program. */
  readonly mustFail: number;
}

/** Source files; the first is the entry. */
export type Build = (parts: Parts) => Pick<Program, 'files'>['files'];

/** Tests of MultiPL-E close the function that the prompt begins. */
export const withoutFirstBrace = (tests: string): string => tests.replace(/^\s*\}/, '');

/** A type that the source defines at its outermost: where, and what it is called. */
function typesOf(source: string, language: Language): { readonly name: string; readonly text: string }[] {
  const types: { name: string; text: string }[] = [];
  let [depth, begins] = [0, 0];
  for (const { at, opens } of braces(source, language)) {
    if (opens && depth === 0) begins = at;
    depth += opens ? 1 : -1;
    if (opens || depth !== 0) continue;
    const head = /\b(?:union|struct|class|enum)[ \t]+(\w+)[^;{}()]*$/.exec(source.slice(0, begins));
    const tail = /^[ \t]*;?/.exec(source.slice(at + 1))?.[0] ?? '';
    if (head?.[1]) types.push({ name: head[1], text: source.slice(head.index, at + 1) + tail });
  }
  return types;
}

/** The completion as whole functions after what the prompt holds before its own. What is whole is left as it stands. */
export function functions({ found, setup, entryPoint }: Parts, language: Language): string {
  const { head } = promptParts(setup);
  if (!defines(found.code, entryPoint, language))
    return toDepth(`${setup.trimEnd()}\n${found.code}`, 0, language);
  // A completion may repeat the types of the prompt.
  const repeated = typesOf(head, language).filter(({ name }) =>
    new RegExp(`\\b(?:union|struct|class|enum)[ \\t]+${name}\\b[^;(){}]*\\{`).test(found.code),
  );
  return `${repeated.reduce((rest, { text }) => rest.replace(text, () => ''), head)}\n${found.code}\n`;
}
