/** A text as what it holds: words, formulas and code. */

export type Segment =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'math'; readonly tex: string; readonly display: boolean }
  | { readonly kind: 'code'; readonly code: string; readonly language: string };

const fence = /^```([\w+#-]*)[^\n]*\n([\s\S]*?)^```[ \t]*$/gm;

/** Display before inline, so that `$$` is not two empty formulas. A formula ends within its paragraph. */
const formulas = new RegExp(
  [
    String.raw`\$\$(?<dollars>(?:[^$\\]|\\[\s\S])+?)\$\$`,
    String.raw`\\\[(?<brackets>[\s\S]+?)\\\]`,
    String.raw`\\\((?<parens>[\s\S]+?)\\\)`,
    String.raw`(?<environment>\\begin\{(?<name>equation|align|gather|multline|alignat|cases|[bpvV]?matrix)(?<star>\*?)\}[\s\S]+?\\end\{\k<name>\k<star>\})`,
    // As pandoc reads it: no space inside the dollars and no digit after them, so that prices stay prices.
    String.raw`(?<![\\$])\$(?<dollar>(?![\s$])(?:[^$\\\n]|\\[\s\S]|\n(?!\n))*?(?<!\s))\$(?![\d$])`,
  ].join('|'),
  'g',
);

export function segmentsOf(text: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of text.matchAll(fence)) {
    segments.push(...withMath(text.slice(from, match.index)));
    segments.push({ kind: 'code', code: match[2] as string, language: (match[1] as string).toLowerCase() });
    from = match.index + match[0].length;
  }
  segments.push(...withMath(text.slice(from)));
  return segments;
}

function withMath(text: string): Segment[] {
  const segments: Segment[] = [];
  let from = 0;
  for (const match of text.matchAll(formulas)) {
    if (match.index > from) segments.push({ kind: 'text', text: text.slice(from, match.index) });
    segments.push(formula(match.groups as Record<string, string | undefined>));
    from = match.index + match[0].length;
  }
  if (from < text.length) segments.push({ kind: 'text', text: text.slice(from) });
  return segments;
}

function formula({
  dollars,
  brackets,
  environment,
  parens,
  dollar,
}: Record<string, string | undefined>): Segment {
  const display = dollars ?? brackets ?? environment;
  return { kind: 'math', tex: display ?? parens ?? (dollar as string), display: display !== undefined };
}
