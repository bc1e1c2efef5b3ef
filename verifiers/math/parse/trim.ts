/** Takes off what surrounds an answer and says nothing: math delimiters, final stops, bold marks, an outer box. */

const pairs: readonly (readonly [string, string])[] = [
  ['$$', '$$'],
  ['$', '$'],
  ['\\(', '\\)'],
  ['\\[', '\\]'],
  ['**', '**'],
  ['`', '`'],
];

const inText = /^\\(?:text|mathrm|mbox)\{([^{}\\]*)\}$/;

/** `\\text{Ann: 3, Bob: 5}` and `\\text{Yes. It is one.}` say what stands in them; a short text without numbers may be a name. */
function saysSomething(content: string): boolean {
  return /\d|[a-z][.,;] /.test(content) || content.trim().split(/\s+/).length > 3;
}

function unwrapped(text: string): string {
  const content = inText.exec(text)?.[1];
  if (content !== undefined && saysSomething(content)) return content;
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
