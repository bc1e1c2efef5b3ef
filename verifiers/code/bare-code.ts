/** Finds a program in a text without marks: prose before it and behind it is no part of it. Linear in the text. */
import type { Language } from '#sandboxes/languages.js';
import { withoutPrompts } from './code-blocks.js';

/** Words that Python allows another word behind, and those that it allows behind another. */
const leading =
  /^(?:and|as|assert|async|await|case|class|def|del|elif|else|except|finally|for|from|global|if|import|in|is|lambda|match|nonlocal|not|or|raise|return|try|type|while|with|yield|r|b|f|u)$/;
const following = /^(?:and|as|for|if|in|is|not|or|else|import|async)$/;

/**
 * Whether a line at the margin cannot be Python: two words side by side of which neither is a keyword, a word and a colon, or
 * marks of Markdown. A comment or a text that goes over lines is none of its business.
 */
function isNoPython(line: string): boolean {
  if (/^(?:#{2,6} \S|[-*+] \*{0,2}[A-Za-z`]|\*\*|\d+[.)] |---|___|<\/?[a-z]+>$|`)/.test(line))
    return !/^##+ ?\S*$/.test(line);
  if (/^(?!(?:else|try|finally)\b)[A-Za-z]+:$/.test(line)) return true;
  const [, first = '', second = ''] =
    /^([A-Za-z][A-Za-z']*),? ([A-Za-z][A-Za-z']*)(?=[ ,.:;!?]|$)/.exec(line) ?? [];
  return second !== '' && !leading.test(first) && !following.test(second);
}

/** In the languages with braces: a sentence begins with a capital letter and goes on with words. */
const isSentence = (line: string): boolean =>
  /^(?:#{1,6} [A-Z]|\*\*[A-Z]|[-*+] |\d+[.)] |[A-Z][\w']*,?(?: `?[\w'()-]+`?[,:]?){2,})/.test(line);

const commented = new Set<Language>(['javascript', 'typescript', 'c', 'cpp', 'java', 'go', 'rust', 'csharp']);

/** The lines that are prose, among those that stand at the margin and in no text, comment or bracket that is open there. */
export function proseLines(lines: readonly string[], language: Language): boolean[] {
  if (language === 'python') {
    let open = '';
    return lines.map((line) => {
      const prose = open === '' && isNoPython(line);
      if (!prose) open = openText(line, open);
      return prose;
    });
  }
  if (!commented.has(language)) return lines.map(() => false);
  let inside = false;
  return lines.map((line) => {
    const prose = !inside && isSentence(line);
    if (line.includes('/*') || inside)
      inside = line.lastIndexOf('/*') > line.lastIndexOf('*/') || (inside && !line.includes('*/'));
    return prose;
  });
}

/** Which triple quotes are open after a line. */
function openText(line: string, before: string): string {
  let open = before;
  for (const [mark] of line.matchAll(/"""|'''|#.*/g)) {
    if (open === '' && mark.startsWith('#')) break;
    if (open === '') open = mark;
    else if (mark === open) open = '';
  }
  return open;
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
