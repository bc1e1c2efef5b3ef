/** Finds the braces of a source that are code, and mends how many are open. Text and comments are left out. */
import type { Language } from '#sandboxes/languages.js';
import { bashBraces } from './bash-braces.js';
import { type Lexis, lexes, reach, type Text } from './lexis.js';

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

class Scan {
  readonly found: Brace[] = [];
  private readonly source: string;
  private readonly lexis: Lexis;
  private readonly open: OpenText[] = [];
  /** The last piece that is neither blank nor comment: it tells whether a slash divides. */
  private last = '';

  constructor(source: string, lexis: Lexis) {
    this.source = source;
    this.lexis = lexis;
    for (let at = 0; at < source.length; ) {
      const inner = this.open.at(-1);
      at += inner && inner.depth === null ? this.text(inner, at) : this.code(inner, at);
    }
  }

  /** Passes one piece of a text. @returns its length */
  private text(inner: OpenText, at: number): number {
    const { passed, hole, end } = inner.text;
    const skipped = reach(passed, this.source, at);
    if (skipped) return skipped;
    const entered = reach(hole, this.source, at);
    if (entered) inner.depth = 0;
    end.lastIndex = at;
    if (!entered && end.test(this.source)) this.open.pop();
    return entered || 1;
  }

  /** Passes one piece of code. @returns its length */
  private code(inner: OpenText | undefined, at: number): number {
    const { passed, texts, regexes } = this.lexis;
    for (const text of texts) {
      const begun = reach(text.start, this.source, at);
      if (!begun) continue;
      this.open.push({ text, depth: null });
      this.last = '"';
      return begun;
    }
    const divides = operand.test(this.last) && !wantsValue.test(this.last);
    const literal = regexes && !divides ? reach(regex, this.source, at) : 0;
    const length = literal || reach(passed, this.source, at) || 1;
    const piece = this.source.slice(at, at + length);
    if (literal) this.last = '"';
    else if (!/^(?:\s|\/[/*])/.test(piece)) this.last = piece;
    if (piece === '{' || piece === '}') this.brace(inner, at, piece === '{');
    return length;
  }

  private brace(inner: OpenText | undefined, at: number, opens: boolean): void {
    if (!inner || inner.depth === null) this.found.push({ at, opens });
    else if (opens || inner.depth > 0) inner.depth += opens ? 1 : -1;
    else inner.depth = null;
  }
}

/** Braces in order, as far as the language groups code by them. */
export function braces(source: string, language: Language): Brace[] {
  if (language === 'python' || language === 'ruby') return [];
  return language === 'bash' ? bashBraces(source) : new Scan(source, lexes[language]).found;
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
