/** Commands that change a formula's looks, or that other spellings stand for as well: a·b is a \cdot b is a × b. */
const silent = new Set(
  'frac cdot times ast div quad qquad ldots dots cdots circ degree begin end array text mathbb mathcal hline item'.split(
    ' ',
  ),
);
const command = /\\([a-z]+)/g;
const functions = /(?<!\\)\b(?:sin|cos|tan|cot|sec|csc|log|ln|sqrt)\b/g;
/** A dash that joins words, and a stroke between two units, say nothing; nor does the stroke of a fraction of numbers, which is read as a number. */
const joining = /(?<=\p{L}{2})[-/](?=[\p{L}\d])|(?<=[\p{L}\d])[-/](?=\p{L}{2})|(?<=\d\s?)\/(?=\s?\d)/gu;
const numericFraction = /\\frac(?=\s*\d\s*\d|\s*\{\s*\d+\s*\}\s*\{\s*\d+\s*\})/g;
const sign = /[+\-/=<>^]/g;

/** The operators, relations and functions of the formulas in a text that `plain` gave, in order. */
export function formulaSigns(text: string): string[] {
  const bare = text.replace(numericFraction, ' ').replaceAll('\\frac', '/').replace(joining, ' ');
  return [
    ...(bare.match(sign) ?? []),
    ...(bare.match(functions) ?? []),
    ...[...bare.matchAll(command)].flatMap(([, name]) =>
      silent.has(name as string) ? [] : [name as string],
    ),
  ];
}
