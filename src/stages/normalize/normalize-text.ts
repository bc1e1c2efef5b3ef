const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const delimiter = /\\[()[\]]/;
const oddSpace = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** What is true of all text: NFC (never NFKC, which turns x² into x2), line feeds, no invisible characters, no trailing space. */
export function normalizeText(text: string): string {
  if (isSettled(text)) return text;
  return text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(invisible, '')
    .replace(oddSpace, ' ')
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Prose and formulas: single spaces, and `$…$`, `$$…$$` for `\(…\)`, `\[…\]` (never for the line break `\\[2pt]`). */
export function normalizeProse(text: string): string {
  const settled = normalizeText(text);
  const spaced = settled.includes('  ') || settled.includes('\t');
  if (!spaced && !(settled.includes('\\') && delimiter.test(settled))) return settled;
  return settled
    .replace(/(?<!\\)((?:\\\\)*)\\[()]/g, (_, escaped: string) => `${escaped}$`)
    .replace(/(?<!\\)((?:\\\\)*)\\[[\]]/g, (_, escaped: string) => `${escaped}$$`)
    .replace(/(\S)[ \t]{2,}(?=\S)/g, '$1 ');
}

/** Whether `normalizeText` has nothing to do, as for most texts: that is told in a tenth of the time of its patterns. */
function isSettled(text: string): boolean {
  const isAscii = Buffer.byteLength(text) === text.length;
  return isAscii && !text.includes('\r') && text.trim() === text && !hasSpacedLines(text);
}

function hasSpacedLines(text: string): boolean {
  return text.includes('\n') && [' \n', '\t\n', '\n\n\n'].some((found) => text.includes(found));
}
