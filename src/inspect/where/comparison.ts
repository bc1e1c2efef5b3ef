export const operators = ['!=', '<=', '>=', '=', '<', '>', '~'] as const;
export type Operator = (typeof operators)[number];

export interface Comparison {
  readonly operator: Operator;
  /** The value as written, without its quotes. */
  readonly text: string;
  /** A quoted value is text, whatever it looks like. */
  readonly quoted: boolean;
  /** For `~`. */
  readonly pattern?: RegExp;
}

/** Numbers compare as numbers, all else as text by code unit; `~` looks for a regular expression in text. */
export function compares(value: unknown, { operator, text, quoted, pattern }: Comparison): boolean {
  if (operator === '~') return pattern?.test(textOf(value)) ?? false;
  const number = Number(text);
  if (typeof value === 'number' && !quoted && text.trim() !== '' && !Number.isNaN(number)) {
    return holds(operator, value - number);
  }
  if (operator === '=' || operator === '!=') {
    const same = quoted ? value === text : textOf(value) === text;
    return same === (operator === '=');
  }
  // `pass_rate<0.5` must not be met by null, nor `pass_rate<hard` by a number.
  if (typeof value !== 'string') return false;
  return holds(operator, value < text ? -1 : Number(value > text));
}

function holds(operator: Operator, difference: number): boolean {
  switch (operator) {
    case '=':
      return difference === 0;
    case '!=':
      return difference !== 0;
    case '<':
      return difference < 0;
    case '<=':
      return difference <= 0;
    case '>':
      return difference > 0;
    default:
      return difference >= 0;
  }
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
