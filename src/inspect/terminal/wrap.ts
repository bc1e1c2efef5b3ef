/** Characters that take two columns of a terminal. */
const wide =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;

export function columnsOf(text: string): number {
  let columns = 0;
  for (const one of text) columns += wide.test(one) ? 2 : 1;
  return columns;
}

/** The text in lines of at most so many columns, broken between words where they fit; its own line ends stay. */
export function wrap(text: string, width: number): string[] {
  return text.split('\n').flatMap((line) => wrapLine(line.replaceAll('\t', '    '), Math.max(8, width)));
}

function wrapLine(line: string, width: number): string[] {
  if (columnsOf(line) <= width) return [line];
  const lines: string[] = [];
  let current = '';
  let columns = 0;
  const push = () => {
    lines.push(current.trimEnd());
    current = '';
    columns = 0;
  };
  for (const word of line.match(/\s+|\S+/g) ?? []) {
    const space = /^\s/.test(word);
    if (columns + columnsOf(word) <= width) {
      current += word;
      columns += columnsOf(word);
      continue;
    }
    if (columns > 0) push();
    // A space at which a line is broken is not seen.
    if (space) continue;
    for (const one of word) {
      const own = columnsOf(one);
      if (columns + own > width) push();
      current += one;
      columns += own;
    }
  }
  if (current !== '') push();
  return lines;
}
