/** Finds the program in a completion. */
import type { Language } from '#sandboxes/languages.js';
import { answerPart, tagged } from '../completion.js';
import { fencedBlocks } from '../fenced-blocks.js';
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
 * @param continues whether the problem's prompt began a function that a completion may go on with.
 */
export function extract(
  completion: string,
  entryPoint: string | undefined,
  continues: boolean,
  language: Language = 'python',
): Extracted | null {
  const part = answerPart(completion)
    ?.replaceAll('\r\n', '\n')
    .replace(/^\ufeff/, '');
  if (part === undefined || part.trim() === '') return null;
  const all = fencedBlocks(part);
  const answer = all.length > 0 ? part : withoutMarks(part);
  const { tags, statement } = sourceLanguages[language];
  const blocks = all.filter(({ tag, code }) => (tag === '' || tags.includes(tag)) && code.trim() !== '');
  const root = entryPoint === undefined ? null : rootOf(entryPoint);
  const defining =
    root === null ? undefined : blocks.findLast((block) => defines(block.code, root, language));
  const block = defining ?? blocks.findLast((b) => b.tag !== '') ?? blocks.at(-1);
  if (block) return { code: block.code, rule: 'fenced' };
  if (all.length > 0) return null;
  if (root !== null && defines(answer, root, language))
    return { code: bare(answer, statement), rule: 'bare' };
  if (continues) return { code: answer, rule: 'continued' };
  const code = bare(answer, statement);
  return code === '' ? null : { code, rule: 'bare' };
}

/** What a few-shot prompt ends a program by: `[DONE]` of MBPP, `[/PYTHON]`. */
const ends = /^[ \t]*\[(?:DONE|END|\/PYTHON|\/CODE)\][ \t]*$/m;

/** A program without a fence, out of an answer tag at the start of a line and up to such an end. */
function withoutMarks(part: string): string {
  const inside = /^[ \t]*<answer>/m.test(part) ? (tagged(part) ?? part) : part;
  return inside.split(ends, 1)[0]!;
}

/** From the first line that is a statement; prose before it is not code. */
function bare(answer: string, statement: RegExp): string {
  const lines = answer.split('\n');
  const first = lines.findIndex((line) => statement.test(line));
  return first < 0 ? '' : lines.slice(first).join('\n');
}
