/** Takes off what surrounds an answer and says nothing: math delimiters, final stops, bold marks, an outer box. */

const pairs: readonly (readonly [string, string])[] = [
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['**', '**'],
  ['`', '`'],
  ['"', '"'],
];

/** What sets the whole answer in another type. A single letter in bold stays: it names a vector. */
const styled = /^\\(?:mathbf|boldsymbol|bm|pmb|mathit|underline|textbf|textit|emph)\s*\{(?=[\s\S]{3})/;
/** `\\text{$\\frac12$}`: formulas that were put into a text. */
const formulaInText = /^\\(?:text|textrm|mathrm|mbox)\s*\{(?=[^{}]*[\\$])/;
const layout = /^\\(?:displaystyle|textstyle)(?![A-Za-z])/;

const inText = /^\\(?:text|mathrm|mbox)\{([^{}\\]*)\}$/;

/** `\\text{Ann: 3, Bob: 5}` and `\\text{Yes. It is one.}` say what stands in them; a short text without numbers may be a name. */
function saysSomething(content: string): boolean {
  return /\d|[a-z][.,;] /.test(content) || content.trim().split(/\s+/).length > 3;
}

/** Whether the brace that was opened before `from` is closed by the last character. */
function closesLast(text: string, from: number): boolean {
  let depth = 1;
  for (let at = from; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return at === text.length - 1;
  }
  return false;
}

function unwrapped(text: string): string {
  const content = inText.exec(text)?.[1];
  if (content !== undefined && saysSomething(content)) return content;
  if (layout.test(text)) return text.replace(layout, '');
  const style = (styled.exec(text) ?? formulaInText.exec(text))?.[0];
  if (style !== undefined && closesLast(text, style.length)) return text.slice(style.length, -1);
  for (const [open, close] of pairs) {
    if (text.length <= open.length + close.length) continue;
    if (!text.startsWith(open) || !text.endsWith(close)) continue;
    const inner = text.slice(open.length, -close.length);
    // \$ is money and ends no formula.
    if (inner.endsWith('\\') && close.startsWith('$')) continue;
    // $a$ and $b$ has the right ends and is not one formula.
    if (!inner.replaceAll('\\$', '').includes(close)) return inner;
  }
  return text;
}

function withoutStop(text: string): string {
  let end = text.length;
  // 0.333... goes on.
  if (text.endsWith('...') && /\d\.\.\.$/.test(text.slice(-4))) return text;
  while (end > 0 && (' .,;\n\t'.includes(text[end - 1]!) || text.startsWith('\\\\', end - 2))) end--;
  // "\," and "\;" end in a mark that is no final stop; cutting it leaves a lone backslash.
  return text[end - 1] === '\\' && end < text.length ? text.slice(0, end - 1).trimEnd() : text.slice(0, end);
}

/** Takes off at most a few layers, so that the work stays linear. */
export function trim(text: string): string {
  let current = text.trim();
  for (let layer = 0; layer < 6; layer++) {
    const before = current;
    current = unwrapped(withoutStop(current)).trim();
    if (current === before) break;
  }
  return current;
}
