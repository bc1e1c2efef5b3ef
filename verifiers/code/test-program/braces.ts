/** Finds the braces of a source that are code, and mends how many are open. Text and comments are left out. */
import type { Language } from '#sandboxes/languages.js';
import { bashBraces } from './bash-braces.js';
import { lexes, reach, type Text } from './lexis.js';

export interface Brace {
  readonly at: number;
  readonly opens: boolean;
}

/** A text that is open, and how many braces are open in the code that stands in it; null where none does. */
interface OpenText {
  readonly text: Text;
  depth: number | null;
}

const regex = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.){0,500}\]){1,500}\/[a-z]*/y;
/** After these a slash divides; after a name too, unless it is a word that wants a value. */
const operand = /[\w$)\]}"'`]$/;
const wantsValue = /^(?:return|typeof|case|in|of|delete|void|throw|new|instanceof|do|else|yield|await)$/;

function passText(inner: OpenText, open: OpenText[], source: string, at: number): number {
  const { passed, hole, end } = inner.text;
  const skipped = reach(passed, source, at);
  if (skipped) return skipped;
  const entered = reach(hole, source, at);
  if (entered) inner.depth = 0;
  end.lastIndex = at;
  if (!entered && end.test(source)) open.pop();
  return entered || 1;
}

/** Braces in order, as far as the language groups code by them. */
export function braces(source: string, language: Language): Brace[] {
  if (language === 'python' || language === 'ruby') return [];
  if (language === 'bash') return bashBraces(source);
  const { passed, texts, regexes } = lexes[language];
  const found: Brace[] = [];
  const open: OpenText[] = [];
  let last = '';
  for (let at = 0; at < source.length; ) {
    const inner = open.at(-1);
    if (inner && inner.depth === null) {
      at += passText(inner, open, source, at);
      continue;
    }
    const text = texts.find(({ start }) => reach(start, source, at) > 0);
    if (text) {
      at += reach(text.start, source, at);
      open.push({ text, depth: null });
      last = '"';
      continue;
    }
    const divides = operand.test(last) && !wantsValue.test(last);
    const length = (regexes && !divides && reach(regex, source, at)) || reach(passed, source, at) || 1;
    const piece = source.slice(at, at + length);
    if (!/^(?:\s|\/[/*])/.test(piece)) last = /^\/./.test(piece) ? '"' : piece;
    if (piece === '{' || piece === '}') {
      const opens = piece === '{';
      if (!inner || inner.depth === null) found.push({ at, opens });
      else if (opens || inner.depth > 0) inner.depth += opens ? 1 : -1;
      else inner.depth = null;
    }
    at += length;
  }
  return found;
}

/** Closes what is open beyond the wanted depth, or takes away what closes more at the end. */
export function toDepth(source: string, wanted: number, language: Language): string {
  const marks = braces(source, language);
  let depth = marks.reduce((open, mark) => open + (mark.opens ? 1 : -1), 0);
  let rest = source.trimEnd();
  while (depth < wanted && marks.at(-1)?.opens === false && marks.at(-1)?.at === rest.length - 1) {
    rest = rest.slice(0, marks.pop()?.at).trimEnd();
    depth += 1;
  }
  return depth > wanted ? `${rest}\n${'}'.repeat(depth - wanted)}\n` : `${rest}\n`;
}
