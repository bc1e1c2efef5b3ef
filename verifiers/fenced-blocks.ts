/** Fenced code blocks of a Markdown text. Linear in the text. */

export interface FencedBlock {
  /** The word after the opening marks, in lower case: `python`, or nothing. */
  readonly tag: string;
  readonly code: string;
  /** Where the opening line begins in the text, and where the line after the closing one does. */
  readonly start: number;
  readonly end: number;
}

interface Opened {
  /** The blanks before the opening marks. */
  readonly indent: string;
  readonly mark: string;
  readonly tag: string;
  readonly start: number;
  readonly lines: string[];
}

// Each part matches in one way only, so that a long line cannot make it try many.
const fence = /^([ \t]*)(`{3,}|~{3,})[ \t]*(\S*)(.*)$/;

/**
 * The blocks in order. Marks that stand four columns further in than the opening ones are text, as Markdown has it: a docstring may
 * hold them. A block that is never closed, as in a cut-off completion, goes to the end.
 */
export function fencedBlocks(text: string): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: Opened | null = null;
  let at = 0;
  const close = ({ indent, tag, start, lines }: Opened): void => {
    blocks.push({ tag, code: outdented(lines, indent).join('\n'), start, end: Math.min(at, text.length) });
    open = null;
  };
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    const [, indent = '', mark = '', tag = '', rest = ''] = fence.exec(line) ?? [];
    const closes =
      open !== null &&
      mark.startsWith(open.mark) &&
      tag === '' &&
      rest.trim() === '' &&
      indent.length < open.indent.length + 4;
    if (open && closes) close(open);
    else if (open) open.lines.push(line);
    else if (mark !== '' && !(tag + rest).includes('`'))
      open = { indent, mark, tag: languageOf(tag), start, lines: [] };
  }
  if (open) close(withoutMark(open));
  return blocks;
}

/** Out of `python`, `{.python`, `python{1,3}`, `python:main.py`. */
const languageOf = (tag: string): string => /^\{?\.?([\w+#-]*)/.exec(tag.toLowerCase())?.[1] ?? '';

/** A block inside a list stands as far in as its fence does. */
function outdented(lines: readonly string[], indent: string): readonly string[] {
  const all = indent !== '' && lines.every((line) => line.startsWith(indent) || line.trim() === '');
  return all ? lines.map((line) => line.slice(indent.length)) : lines;
}

/** The closing mark may stand at the end of the last line of code. */
function withoutMark(open: Opened): Opened {
  const last = open.lines.findLastIndex((line) => line.trim() !== '');
  const line = open.lines[last]?.trimEnd();
  if (line === undefined || !line.endsWith(open.mark)) return open;
  return { ...open, lines: [...open.lines.slice(0, last), line.slice(0, -open.mark.length)] };
}
