/**
 * What of a source is text and not code, by language: comments, strings, and the code that stands inside of strings. Every
 * pattern is sticky, and takes what is never closed to its line's or the source's end, so that a scan is linear.
 */
import type { Language } from '#sandboxes/languages.js';

/** A stretch of text that code may stand in, as `${…}` in a template of JavaScript. */
export interface Text {
  readonly start: RegExp;
  readonly end: RegExp;
  /** What is passed over in it: escapes. */
  readonly passed: RegExp;
  /** What opens code in it; closed by the brace or parenthesis that answers its last character. */
  readonly hole: RegExp;
}

export interface Lexis {
  /** Comments, strings without code, names and numbers: what is passed over as one piece. */
  readonly passed: RegExp;
  readonly texts: readonly Text[];
  /** Whether `/` may begin a regular expression. */
  readonly regexes?: true;
}

const slashes = String.raw`\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)`;
const double = String.raw`"(?:[^"\\\n]|\\[\s\S])*(?:"|(?=\n)|$)`;
const single = String.raw`'(?:[^'\\\n]|\\[\s\S])*(?:'|(?=\n)|$)`;
const tripled = String.raw`"""(?:[^\\]|\\[\s\S])*?(?:"""|$)`;
/** A name, or a number with what separates its digits: C++ writes 1'000. */
const word = String.raw`[A-Za-z_$][\w$]*|\d(?:'?[\w.])*`;
const raw = String.raw`(?:u8|[uUL])?R"([^()\\\s]{0,16})\([\s\S]*?(?:\)\1"|$)`;

const lexis = (...passed: string[]): Lexis => ({ passed: new RegExp(passed.join('|'), 'y'), texts: [] });
const native = lexis(slashes, raw, double, word, single);
const escapes = /\\[\s\S]/y;

const script: Lexis = {
  ...lexis(slashes, double, single, word),
  texts: [{ start: /`/y, end: /`/y, passed: escapes, hole: /\$\{/y }],
  regexes: true,
};

export const lexes: Readonly<Record<Exclude<Language, 'python' | 'ruby' | 'bash'>, Lexis>> = {
  c: native,
  cpp: native,
  java: lexis(slashes, tripled, double, single, word),
  javascript: script,
  typescript: script,
  go: lexis(slashes, double, single, '`[^`]*(?:`|$)', word),
  // A lifetime is a quote without a partner.
  rust: lexis(
    slashes,
    String.raw`r(#*)"[\s\S]*?(?:"\1|$)`,
    String.raw`"(?:[^"\\]|\\[\s\S])*(?:"|$)`,
    String.raw`'(?:[^'\\\n]|\\(?:u\{[^}\n]*\}|[\s\S]{1,3}?))'`,
    "'?[A-Za-z_]\\w*",
  ),
  csharp: {
    ...lexis(slashes, tripled, `@"(?:[^"]|"")*(?:"|$)`, double, single, word),
    texts: [
      { start: /\$@"|@\$"/y, end: /"(?!")/y, passed: /""|\{\{|\}\}/y, hole: /\{/y },
      { start: /\$"/y, end: /"|(?=\n)/y, passed: /\\[\s\S]|\{\{|\}\}/y, hole: /\{/y },
    ],
  },
  php: {
    ...lexis(
      String.raw`(?:\/\/|#(?!\[))(?:(?!\?>)[^\n])*|\/\*[\s\S]*?(?:\*\/|$)`,
      String.raw`'(?:[^'\\]|\\[\s\S])*(?:'|$)`,
      String.raw`<<<[ \t]*(['"]?)([A-Za-z_]\w*)\1\n[\s\S]*?(?:\n[ \t]*\2\b|$)`,
      String.raw`[A-Za-z_]\w*`,
    ),
    texts: [{ start: /"/y, end: /"/y, passed: escapes, hole: /\{(?=\$)|\$\{/y }],
  },
};

/** How far the sticky pattern reaches from here; 0 where it does not match. */
export function reach(pattern: RegExp, source: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(source)?.[0].length ?? 0;
}
