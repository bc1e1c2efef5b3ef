/**
 * Licences that a recipe refuses, as SPDX identifiers or expressions; `*` stands for any ending (`CC-BY-NC-*`), and `unknown` for rows whose
 * source names none.
 */

/** Why the licence is refused, in words, or undefined. */
export function refusedLicense(license: string | undefined, refused: readonly string[]): string | undefined {
  if (refused.length === 0) return undefined;
  const stated = license?.trim() || 'unknown';
  // Of licences joined by OR the user may choose, so one that is not refused is enough; of those joined by AND every one holds.
  const choices = stated.split(/\s+OR\s+/i).map((choice) => choice.split(/\s+AND\s+/i).map(bare));
  const found = choices.map((parts) => parts.find((part) => refused.some((one) => matches(part, one))));
  return found.every((part) => part !== undefined) ? found[0] : undefined;
}

function bare(part: string): string {
  return part.replace(/^[\s(]+|[\s)]+$/g, '');
}

function matches(license: string, refused: string): boolean {
  const [left, right] = [license.toLowerCase(), refused.trim().toLowerCase()];
  return right.endsWith('*') ? left.startsWith(right.slice(0, -1)) : left === right;
}
