/** A noun as its number asks for: `row` for 1, `rows` for 0 and 2. @param noun in the singular, with a regular plural */
export function plural(value: number, noun: string): string {
  if (value === 1) return noun;
  return /(?:s|x|ch|sh)$/.test(noun) ? `${noun}es` : `${noun}s`;
}
