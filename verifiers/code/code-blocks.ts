/** The blocks of code in a completion, in whatever marks: fences, HTML, LaTeX, sessions of an interpreter. Linear in the text. */
import { fencedBlocks } from '../fenced-blocks.js';

export interface CodeBlock {
  /** What the marks call the language, in lower case, or nothing. */
  readonly tag: string;
  readonly code: string;
}

/** Fences that hold a text with fences of its own. */
const texts = new Set(['markdown', 'md']);

/** @param labels words that may stand on a line of their own above the code of an untagged block */
export function codeBlocks(text: string, labels: readonly string[]): CodeBlock[] {
  const fenced = fencedBlocks(text).flatMap((block) => {
    const inner = texts.has(block.tag) ? fencedBlocks(block.code) : [];
    return inner.length > 0 ? inner : [block];
  });
  const blocks = fenced.length > 0 ? fenced : [...environments(text), ...preformatted(text)];
  return blocks.map((block) => {
    const { tag, code } = labelled(block, labels);
    return { tag, code: withoutPrompts(code) };
  });
}

function labelled(block: CodeBlock, labels: readonly string[]): CodeBlock {
  const [first = '', ...rest] = block.code.split('\n');
  const label = first.trim().toLowerCase();
  return block.tag === '' && labels.includes(label) ? { tag: label, code: rest.join('\n') } : block;
}

const environmentNames = ['lstlisting', 'minted', 'verbatim', 'Verbatim'];

/** `\begin{lstlisting}[language=Python] … \end{lstlisting}`. */
function environments(text: string): CodeBlock[] {
  return environmentNames.flatMap((name) =>
    text
      .split(`\\begin{${name}}`)
      .slice(1)
      .map((part) => {
        const [content = ''] = part.split(`\\end{${name}}`, 1);
        const [head = '', options = '', language = ''] =
          /^[ \t]*(?:\[([^\]\n]*)\])?[ \t]*(?:\{([\w+#]+)\})?[ \t]*\n?/.exec(content) ?? [];
        const told = /language=\{?([\w+#]+)/.exec(options)?.[1] ?? language;
        return { tag: told.toLowerCase(), code: content.slice(head.length).trimEnd() };
      }),
  );
}

/** `<pre><code class="language-python"> … </code></pre>`, with HTML's spelling of `<`. */
function preformatted(text: string): CodeBlock[] {
  return text
    .split(/<pre\b/)
    .slice(1)
    .flatMap((part) => {
      const [content = ''] = part.split('</pre>', 1);
      const head = /^[^<>\n]*>\s*(?:<code\b[^<>\n]*>)?\n?/.exec(content)?.[0];
      if (head === undefined) return [];
      const tag = /(?:language|lang|brush|sourceCode)[-:= "]+([\w+#]+)/.exec(head)?.[1] ?? '';
      const [code = ''] = content.slice(head.length).split('</code>', 1);
      return [{ tag: tag.toLowerCase(), code: unescaped(code).trimEnd() }];
    });
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  '#39': "'",
  '#x27': "'",
  nbsp: ' ',
  amp: '&',
};
const unescaped = (text: string): string =>
  text.replace(/&(\w{2,4}|#39|#x27);/g, (all, name: string) => entities[name] ?? all);

/** What was typed in a session of Python's interpreter; its answers are no code. */
export function withoutPrompts(code: string): string {
  if (!/^\s*>>> /.test(code)) return code;
  return code
    .split('\n')
    .flatMap((line) => /^\s*(?:>>>|\.\.\.)(?: ([\s\S]*)|)$/.exec(line)?.slice(1) ?? [])
    .map((line: string | undefined) => line ?? '')
    .join('\n');
}
