/** Where one sentence ends and the next begins: white space after its end, or lines' ends. */
const border = /(?<=(?<!\b[A-Z])[.?]["'”’)$]{0,4}|[A-Za-z]!)\s+|\n+/y;

/** Whether a character of ASCII may stand right before a border that is no end of a line. */
const mayClose = Uint8Array.from({ length: 128 }, (_, unit) =>
  /[.?!"')$]/.test(String.fromCharCode(unit)) ? 1 : 0,
);

/** The sentences and lines of a text, none of them empty. */
export function sentencesOf(text: string): string[] {
  const trimmed = text.trim();
  const found: string[] = [];
  let start = 0;
  let before = 0;
  for (let at = 0; at < trimmed.length; at++) {
    const unit = trimmed.charCodeAt(at);
    if (isSpace(unit) && (unit === 0x0a || mayClose[before] !== 0)) {
      border.lastIndex = at;
      if (border.test(trimmed)) {
        if (at > start) found.push(trimmed.slice(start, at));
        start = border.lastIndex;
        at = start - 1;
      }
    }
    before = trimmed.charCodeAt(at);
  }
  if (start < trimmed.length) found.push(trimmed.slice(start));
  return found;
}

/** Also true of some characters that are none, which the pattern tells. */
function isSpace(unit: number): boolean {
  return unit <= 0x20 || unit >= 0x80;
}
