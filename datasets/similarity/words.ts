/** LaTeX that changes how a formula looks and not what it says. */
const cosmetic = /\\(?:left|right|displaystyle|textstyle|[,!;: ])|[$~]/g;
const wrappers = /\\(?:text|textbf|textit|mathrm|mathbf|operatorname|mbox)\s*(?=\{)/g;
const fractions = /\\[dtc]frac/g;
const thousands = /(\d),(?=\d{3}(?!\d))/g;
const word = /\p{L}+(?:'\p{L}+)?|\d+(?:\.\d+)?|[+\-*/=<>^%]/gu;

/** Text with the differences removed that never change a problem: letter case, LaTeX looks, quotes, separators in numbers. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[‘’ʼ′]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[−–—]/g, '-')
    .replace(cosmetic, ' ')
    .replace(wrappers, '')
    .replace(fractions, '\\frac')
    .replace(thousands, '$1');
}

/** The words, numbers and operators of a text, in order; punctuation and brackets are left out. */
export function words(text: string): string[] {
  return plain(text).match(word) ?? [];
}
