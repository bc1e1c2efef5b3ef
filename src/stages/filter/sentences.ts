const [newLine, exclamation, fullStop, question] = ['\n', '!', '.', '?'];
const marks = [fullStop, question, newLine, exclamation];
/** Signs that may stand between the end of a sentence and the next: quotes, brackets, the end of a formula. */
const closing = '"\'”’)$';
const mostClosing = 4;

/** The sentences and lines of a text, none of them empty. From mark to mark, for a pattern that looks behind takes ten times as long. */
export function sentencesOf(text: string): string[] {
  const trimmed = text.trim();
  const found: string[] = [];
  let start = 0;
  const next = marks.map((mark) => placeOf(mark, trimmed, 0));
  for (let at = Math.min(...next); at < trimmed.length; at = Math.min(...next)) {
    const which = next.indexOf(at);
    const mark = marks[which] as string;
    next[which] = placeOf(mark, trimmed, at + 1);
    // A line's end in the white space behind the sentence before.
    if (at < start) continue;
    const end = endAt(trimmed, at, mark);
    const after = afterSpace(trimmed, end, mark === newLine);
    if (after === end) continue;
    if (end > start) found.push(trimmed.slice(start, end));
    start = after;
  }
  if (start < trimmed.length) found.push(trimmed.slice(start));
  return found;
}

/** Where a mark stands next; the end of the text if nowhere. */
function placeOf(mark: string, text: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at === -1 ? text.length : at;
}

/** Where the sentence ends whose mark stands at a place, if white space follows there; the place itself for a mark that ends none. */
function endAt(text: string, at: number, mark: string): number {
  const before = text.charCodeAt(at - 1);
  if (mark === newLine) return at;
  // A factorial ends none.
  if (mark === exclamation) return isCapital(before) || isCapital(before - 0x20) ? at + 1 : at;
  // Nor does the T of T. S. Eliot.
  if (isCapital(before) && !/\w/.test(text.charAt(at - 2))) return at;
  let end = at + 1;
  while (end <= at + mostClosing && end < text.length && closing.includes(text.charAt(end))) end++;
  return end;
}

function isCapital(unit: number): boolean {
  return unit >= 0x41 && unit <= 0x5a;
}

function afterSpace(text: string, from: number, linesOnly: boolean): number {
  let at = from;
  while (linesOnly ? text.charAt(at) === newLine : isSpace(text.charCodeAt(at))) at++;
  return at;
}

function isSpace(unit: number): boolean {
  return unit < 0x80 ? unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) : /\s/.test(String.fromCharCode(unit));
}
