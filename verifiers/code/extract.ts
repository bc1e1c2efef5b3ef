/** Finds the program in a completion. */
import type { Language } from '#sandboxes/languages.js';
import { answerPart, tagged } from '../completion.js';
import { bareCode, restOf } from './bare-code.js';
import { codeBlocks } from './code-blocks.js';
import { defines, sourceLanguages } from './source-language.js';

export interface Extracted {
  readonly code: string;
  /** `fenced`: a code block; `bare`: text that is code; `continued`: the rest of what the prompt began. */
  readonly rule: 'fenced' | 'bare' | 'continued';
}

/** The name that an entry point starts from: `Solution` of `Solution().f`. */
export const rootOf = (entryPoint: string): string => entryPoint.split('(')[0] ?? entryPoint;

/**
 * The last block that defines the entry point, else the last block; without blocks, text that is code.
 * @param continues whether the problem's prompt began a function that a completion may go on with
 * @param called names that the tests call, where no entry point says what is looked for
 */
export function extract(
  completion: string,
  entryPoint: string | undefined,
  continues: boolean,
  language: Language = 'python',
  called: readonly string[] = [],
): Extracted | null {
  const part = answerPart(completion)
    ?.replaceAll('\r\n', '\n')
    .replace(/^\ufeff/, '');
  if (part === undefined || part.trim() === '') return null;
  const { tags, statement } = sourceLanguages[language];
  const all = codeBlocks(part, tags);
  const answer = all.length > 0 ? part : withoutMarks(part);
  const blocks = all.filter(({ tag, code }) => (tag === '' || tags.includes(tag)) && code.trim() !== '');
  const roots = entryPoint === undefined ? called : [rootOf(entryPoint)];
  const complete = (code: string): boolean => roots.some((root) => defines(code, root, language));
  const block =
    blocks.findLast(({ code }) => complete(code)) ?? blocks.findLast((b) => b.tag !== '') ?? blocks.at(-1);
  if (block) return { code: block.code, rule: 'fenced' };
  if (all.length > 0) return null;
  const code = bareCode(answer, language, statement, roots.length > 0 ? complete : () => true);
  if (!continues || complete(code)) return code === '' ? null : { code, rule: 'bare' };
  return { code: restOf(answer, language), rule: 'continued' };
}

/** What a few-shot prompt ends a program by: `[DONE]` of MBPP, `[/PYTHON]`. */
const ends = /^[ \t]*\[(?:DONE|END|\/PYTHON|\/CODE)\][ \t]*$/m;

/** A program without a fence, out of an answer tag at the start of a line and up to such an end. */
function withoutMarks(part: string): string {
  const inside = /^[ \t]*<answer>/m.test(part) ? (tagged(part) ?? part) : part;
  return inside.split(ends, 1)[0]!;
}
