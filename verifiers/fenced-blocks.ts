/** Fenced code blocks of a Markdown text. Linear in the text. */

export interface FencedBlock {
  /** The word after the opening marks, in lower case: `python`, or nothing. */
  readonly tag: string;
  readonly code: string;
  /** Where the opening line begins in the text, and where the line after the closing one does. */
  readonly start: number;
  readonly end: number;
}

// Each part matches in one way only, so that a long line cannot make it try many.
const fence = /^[ \t]*(`{3,}|~{3,})[ \t]*(\S*)(.*)$/;

/** The blocks in order. One that is never closed, as in a cut-off completion, goes to the end. */
export function fencedBlocks(text: string): FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { mark: string; tag: string; start: number; lines: string[] } | null = null;
  let at = 0;
  const close = ({ tag, start, lines }: NonNullable<typeof open>): void => {
    blocks.push({ tag, code: lines.join('\n'), start, end: Math.min(at, text.length) });
    open = null;
  };
  for (const line of text.split('\n')) {
    const start = at;
    at += line.length + 1;
    const [, mark = '', tag = '', rest = ''] = fence.exec(line) ?? [];
    const closes = open !== null && mark.startsWith(open.mark) && tag === '' && rest.trim() === '';
    if (open && closes) close(open);
    else if (open) open.lines.push(line);
    else if (mark !== '' && !(tag + rest).includes('`'))
      open = { mark, tag: tag.toLowerCase().replace(/^\{\.?|\}$/g, ''), start, lines: [] };
  }
  if (open) close(open);
  return blocks;
}
