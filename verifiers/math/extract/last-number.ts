/** The last numeral of a text, with its sign, fraction and percent: the weakest rule, in lenient mode only. */

const isNumeral = (char: string) =>
  (char >= '0' && char <= '9') || char === '.' || char === ',' || char === '/';

export function lastNumber(text: string): string | null {
  let end = text.length;
  while (end > 0 && !/\d/.test(text[end - 1]!)) end--;
  if (end === 0) return null;
  let start = end;
  while (start > 0 && isNumeral(text[start - 1]!) && end - start < 1000) start--;
  while (start < end && !/[\d.]/.test(text[start]!)) start++;
  if (text[start - 1] === '-' && !/[\w)}]/.test(text[start - 2] ?? ' ')) start--;
  if (text[end] === '%' || text.startsWith('\\%', end)) return `${text.slice(start, end)}%`;
  return text.slice(start, end);
}
