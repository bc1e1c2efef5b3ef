/** Numerals that are spelled with words or brackets around them, where one is the whole answer. */

/** The digits that repeat for ever in brackets: `0.1(6)`. */
const repeating = /^([-+]?\d*\.\d*)\((\d{1,20})\)$/;
/** `2024 (base 8)`, `2024 in base eight`, `2024_{\text{base } 8}`. */
const based =
  /^([\dA-Z]+)\s*(?:_\{)?\s*(?:\\text\s*\{)?\s*\(?\s*(?:in\s+)?base[-\s]*\}?\s*(\d{1,2}|[a-z]+)\s*[)}\s]*$/;
const dollars = /^USD\s*(?=\d)/;

/** The same numeral in LaTeX; a text of another form as it is. */
export function plainNumeral(text: string): string {
  if (text.length > 100) return text;
  return text
    .replace(repeating, '$1\\overline{$2}')
    .replace(based, (_, digits: string, base: string) =>
      /^\d/.test(base) ? `${digits}_{${base}}` : `${digits}_{\\text{${base}}}`,
    )
    .replace(dollars, '\\$');
}
