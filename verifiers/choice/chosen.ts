/** Which options a stated answer names. */

/** Layout that says nothing: LaTeX text commands, emphasis, dollars. */
function bare(text: string): string {
  return text
    .replace(/\\(text|textbf|textit|mathrm|mathbf|mathsf|boxed|fbox)\b|[$*_`{}]|\\[()[\],;! ]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

function same(a: string, b: string): boolean {
  const plain = (text: string) =>
    bare(text)
      .toLowerCase()
      .replace(/[.\s]+/g, '');
  return plain(a) === plain(b) && plain(a) !== '';
}

const opening =
  /^(?:(?:option|choice|answer)\s+)?(?:\(\s*([A-Z])\s*\)|\[([A-Z])\]|([A-Z])(?=$|[.:),]|\s+(?:[-–—:.]|or\b|and\b)|\s*[/&,]))/i;
const further =
  /(?:\b(?:or|and|also|either)\b|[,/&]|\beither\b)\s*(?:(?:option|choice|maybe|possibly)\s+)*\(?\s*([A-Z])\s*\)?(?=$|[\s.,;:)/&])/gi;

/** Letters at the head of the answer: the first one, and those that a hedge adds (`A or B`, `A, C`, `(A)/(B)`). */
function letters(text: string): string[] {
  const plain = bare(text)
    .slice(0, 2000)
    .replace(/^either\s+/i, '');
  const first = opening.exec(plain);
  if (first === null) return [];
  const found = [(first[1] ?? first[2] ?? first[3])!.toUpperCase()];
  const rest = plain.slice(first[0].length);
  for (const [, letter] of rest.matchAll(further)) if (letter === letter!.toUpperCase()) found.push(letter!);
  for (const [, letter] of rest.matchAll(/\(([A-Z])\)/g)) found.push(letter!);
  return [...new Set(found)];
}

/**
 * The letters that an answer names, without repetition: by letter, else by an option's whole text.
 * @param choices texts of the options in order; may be empty.
 */
export function chosen(text: string, choices: readonly string[]): readonly string[] {
  const byText = choices.flatMap((choice, k) =>
    same(choice, text.replace(/[.\s]+$/, '')) ? [String.fromCharCode(65 + k)] : [],
  );
  const byLetter = letters(text);
  // "A" may itself be an option's text; the letter wins only when no option reads like that.
  if (byText.length === 1 && byLetter.length !== 1) return byText;
  return byLetter.length > 0 ? byLetter : byText;
}
