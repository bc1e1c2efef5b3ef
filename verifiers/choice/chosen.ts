/** Which options a stated answer names. */

/** Layout that says nothing: LaTeX text commands, emphasis, dollars; every minus as the same sign. */
function bare(text: string): string {
  return text
    .replace(/\\(?=[$%#&])/g, '')
    .replace(/[−–]/g, '-')
    .replace(/\\[dt]frac(?![a-z])/g, '\\frac')
    .replace(/\\frac\s*(\d)\s*(\d)/g, '\\frac{$1}{$2}')
    .replace(/\\(text|textbf|textit|mathrm|mathbf|mathsf|boxed|fbox)\b|[$*_`{}"“”]|\\[()[\],;! ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Stops and blanks, but for those that part digits: 2.5 is not 25, and 11 over 2 not 1 over 12. */
const meaningless = /\.(?!\d)|(?<!\d)\s+|\s+(?!\d)/g;

function same(a: string, b: string): boolean {
  const plain = (text: string) => bare(text).toLowerCase().replace(meaningless, '');
  return plain(a) === plain(b) && plain(a) !== '';
}

const opening =
  /^(?:(?:option|choice|answer)\s+)?(?:\(\s*([A-Z])\s*\)|\[([A-Z])\]|([A-Z])(?=$|[.:),]|\s+(?:[-–—:.]|or\b|and\b|because\b|since\b)|\s*[/&,]))/i;
const further =
  /(?:\b(?:or|and|also|either|but|perhaps|maybe|possibly)\b|[,/&;|+])\s*(?:(?:option|choice|maybe|possibly)\s+)*\(?\s*([A-Z])\s*\)?(?=$|[\s.,;:)/&])/gi;

/** Letters at the head of the answer: the first one, and those that a hedge adds (`A or B`, `A, C`, `(A)/(B)`). */
function letters(text: string): string[] {
  const plain = bare(text)
    .slice(0, 2000)
    .replace(/^[\s,;:.–—-]+/, '')
    .replace(/^either\s+/i, '');
  const first = opening.exec(plain);
  if (first === null) return [];
  const found = [(first[1] ?? first[2] ?? first[3])!.toUpperCase()];
  const rest = plain.slice(first[0].length);
  for (const [, letter] of rest.matchAll(further)) if (letter === letter!.toUpperCase()) found.push(letter!);
  for (const [, letter] of rest.matchAll(/\(([A-Z])\)/g)) found.push(letter!);
  // `A - B`; behind a dash stands the option's text most often.
  const last = /^\s*[-–—]\s*\(?([A-Z])\)?[\s.]*$/.exec(rest)?.[1];
  if (last !== undefined) found.push(last);
  return [...new Set(found)];
}

/**
 * The letters that an answer names, without repetition: by letter, else by an option's whole text.
 * @param choices texts of the options in order; may be empty.
 */
export function chosen(text: string, choices: readonly string[]): readonly string[] {
  const byText = choices.flatMap((choice, k) =>
    same(choice, text.replace(/^[\s,;:]+|[.\s]+$/g, '')) ? [String.fromCharCode(65 + k)] : [],
  );
  const byLetter = letters(text);
  // A whole option such as "D/(M-3)" names itself; "A" may be an option's text and another's letter.
  const [only] = byText;
  if (byText.length === 1 && (byLetter.length !== 1 || choices[only!.charCodeAt(0) - 65]!.trim().length > 1))
    return byText;
  return byLetter.length > 0 ? byLetter : byText;
}
