/** Finds a program in a text without marks: prose before it and behind it is no part of it. Linear in the text. */
import type { Language } from '#sandboxes/languages.js';
import { withoutPrompts } from './code-blocks.js';

/** Words that Python allows another word behind, and those that it allows behind another. */
const leading =
  /^(?:and|as|assert|async|await|case|class|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|match|nonlocal|not|or|raise|return|try|type|while|with|yield|r|b|f|u)$/;
const following = /^(?:and|as|for|if|in|is|not|or|else|import|async)$/;

/**
 * Whether a line that begins a statement cannot be Python: two words side by side of which neither is a keyword, a word and a colon, or
 * marks of Markdown. A heading is a comment in Python, so it tells nothing.
 */
function isNoPython(line: string): boolean {
  if (/^(?:[-*+] \*{0,2}[A-Za-z`]|\*\*|\d+[.)] |(?:---|___)\s*$|<\/?[a-z]+>$|`)/.test(line)) return true;
  if (/^(?!(?:else|try|finally)\b)[A-Za-z]+:$/.test(line)) return true;
  // Behind a comma Python may go on with an expression: two words must follow one another there.
  const [, first = '', second = ''] =
    /^(?:[A-Za-z][A-Za-z']*, )?([A-Za-z][A-Za-z']*) ([A-Za-z][A-Za-z']*)(?=[ ,.:;!?]|$)/.exec(line) ?? [];
  return second !== '' && !leading.test(first) && !following.test(second);
}

/** Elsewhere a sentence begins with a capitalized word and goes on with two words that are nothing but words. */
const isSentence = (line: string): boolean =>
  /^(?:#{1,6} [A-Z]|\*\*[A-Z]|[-*+] |\d+[.)] |[A-Z][a-z']*,?(?: `?[\w'-]+`?[,:]?(?=[ .!?]|$)){2})/.test(line);

const strings = /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\\.|[([{]|[)\]}]/.source;
const pythonTokens = new RegExp(`"""|'''|#.*|${strings}`, 'g');
const otherTokens = new RegExp(`/\\*|//.*|\`|${strings}`, 'g');
/** What opens a text or comment that may go over lines, and what ends it. */
const closing: Readonly<Record<string, string>> = { '"""': '"""', "'''": "'''", '/*': '*/', '`': '`' };

/** How far into a program a reading of its lines has come. */
interface Reached {
  /** What ends the text or comment that is open; empty when none is. */
  readonly closes: string;
  /** Brackets that are open. */
  readonly depth: number;
}

function after(line: string, { closes, depth }: Reached, tokens: RegExp): Reached {
  let [open, brackets, at] = [closes, depth, 0];
  while (at < line.length) {
    if (open !== '') {
      const end = line.indexOf(open, at);
      if (end < 0) break;
      at = end + open.length;
      open = '';
      continue;
    }
    tokens.lastIndex = at;
    const [token] = tokens.exec(line) ?? [];
    if (token === undefined) break;
    at = tokens.lastIndex;
    open = closing[token] ?? '';
    if ('([{'.includes(token)) brackets++;
    // One too many is a slip of this reading: a quote that is none, as in Rust's lifetimes.
    else if (')]}'.includes(token)) brackets = Math.max(0, brackets - 1);
  }
  return { closes: open, depth: brackets };
}

const read = new Set<Language>([
  'python',
  'javascript',
  'typescript',
  'c',
  'cpp',
  'java',
  'go',
  'rust',
  'csharp',
]);

/** The lines that are prose, among those that stand in no text, comment or bracket that is open there; none in other languages. */
export function proseLines(lines: readonly string[], language: Language): boolean[] {
  if (!read.has(language)) return lines.map(() => false);
  const [isProse, tokens] =
    language === 'python' ? ([isNoPython, pythonTokens] as const) : ([isSentence, otherTokens] as const);
  let reached: Reached = { closes: '', depth: 0 };
  return lines.map((line) => {
    const prose = reached.closes === '' && reached.depth === 0 && isProse(line);
    if (!prose) reached = after(line, reached, tokens);
    return prose;
  });
}

/**
 * The program: from the first line that is a statement to the first prose behind it; to a later one where only then it defines
 * what is looked for. Empty when nothing looks like code.
 * @param complete whether a text defines what is looked for; anything does where nothing is
 */
export function bareCode(
  text: string,
  language: Language,
  statement: RegExp,
  complete: (code: string) => boolean,
): string {
  const code = withoutPrompts(text);
  const lines = code.split('\n');
  const found = fromStatement(lines, statement) ?? fromIndented(lines, statement);
  if (!found) return '';
  const prose = proseLines(found, language);
  if (!prose.includes(true)) return found.join('\n');
  const kept: string[] = [];
  for (const [i, line] of found.entries()) {
    if (!prose[i]) kept.push(line);
    else if (complete(kept.join('\n'))) break;
  }
  return kept.join('\n');
}

function fromStatement(lines: readonly string[], statement: RegExp): readonly string[] | null {
  const first = lines.findIndex((line) => statement.test(line));
  return first < 0 ? null : lines.slice(first);
}

/** Code that Markdown marks by standing four columns in. */
function fromIndented(lines: readonly string[], statement: RegExp): readonly string[] | null {
  const first = lines.findIndex((line) => /^(?: {4}|\t)/.test(line) && statement.test(line.trimStart()));
  const indent = /^[ \t]*/.exec(lines[first] ?? '')?.[0] ?? '';
  if (first < 0) return null;
  const rest = lines.slice(first);
  const end = rest.findIndex((line) => line.trim() !== '' && !line.startsWith(indent));
  return (end < 0 ? rest : rest.slice(0, end)).map((line) => line.slice(indent.length));
}

/** The rest of a begun function: prose at the margin before its body and behind it goes. */
export function restOf(text: string, language: Language): string {
  if (language !== 'python') return text;
  const lines = text.split('\n');
  const prose = proseLines(lines, language);
  const body = lines.findIndex((line, i) => line.trim() !== '' && !prose[i]);
  const end = prose.findIndex((isProse, i) => isProse && i > body);
  return prose.includes(true) && body >= 0
    ? lines.slice(prose[0] ? body : 0, end < 0 ? undefined : end).join('\n')
    : text;
}
