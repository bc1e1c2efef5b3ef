/** LaTeX that changes how a formula looks and not what it says. */
const cosmetic = /\\(?:left|right|displaystyle|textstyle|[,!;: ()[\]])|[$~]/g;
const wrappers = /\\(?:text|textbf|textit|mathrm|mathbf|operatorname|mbox)\s*(?=\{)/g;
const fractions = /\\[dtc]frac/g;
const thousands = /(\d),(?=\d{3}(?!\d))/g;
const word = /\p{L}+(?:'\p{L}+)?|\d+(?:\.\d+)?|[+\-*/=<>^%]/gu;

const quoted = /[‘’ʼ′]/g;
const doubleQuoted = /[“”]/g;
const dashes = /[−–—]/g;

/** Text with the differences removed that never change a problem: letter case, LaTeX looks, quotes, separators in numbers. */
export function plain(text: string): string {
  let result = text;
  // To count bytes takes a fraction of what an expression takes that looks for a character beyond ASCII.
  if (Buffer.byteLength(result) > result.length) {
    result = result
      .normalize('NFKC')
      .toLowerCase()
      .replace(quoted, "'")
      .replace(doubleQuoted, '"')
      .replace(dashes, '-');
  } else result = result.toLowerCase();
  // Looking for a character costs a tenth of a replacement that finds nothing.
  const latex = result.includes('\\');
  if (latex || result.includes('$') || result.includes('~')) result = result.replace(cosmetic, ' ');
  if (latex) result = result.replace(wrappers, '').replace(fractions, '\\frac');
  return hasThousands(result) ? result.replace(thousands, '$1') : result;
}

/** Whether three digits and no fourth stand behind a comma that stands behind a digit. */
function hasThousands(text: string): boolean {
  for (let at = text.indexOf(','); at >= 0; at = text.indexOf(',', at + 1))
    if (isDigit(text, at - 1) && threeDigits(text, at + 1)) return true;
  return false;
}

function threeDigits(text: string, at: number): boolean {
  return isDigit(text, at) && isDigit(text, at + 1) && isDigit(text, at + 2) && !isDigit(text, at + 3);
}

function isDigit(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit >= 0x30 && unit <= 0x39;
}

/** The words, numbers and operators of a text, in order; punctuation and brackets are left out. */
export function words(text: string): string[] {
  return wordsOfPlain(plain(text));
}

/** The same, of a text that `plain` gave. */
export function wordsOfPlain(text: string): string[] {
  return text.match(word) ?? [];
}
