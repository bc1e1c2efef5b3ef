const invisible = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
const oddSpace = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]/g;

/** What is true of all text: NFC (never NFKC, which turns x² into x2), line feeds, no invisible characters, no trailing space. */
export function normalizeText(text: string): string {
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
  return normalizeText(text)
    .replace(/(?<!\\)((?:\\\\)*)\\[()]/g, (_, escaped: string) => `${escaped}$`)
    .replace(/(?<!\\)((?:\\\\)*)\\[[\]]/g, (_, escaped: string) => `${escaped}$$`)
    .replace(/(\S)[ \t]{2,}(?=\S)/g, '$1 ');
}
