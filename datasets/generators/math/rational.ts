/** Exact fractions, always in lowest terms with a positive denominator. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

const divisor = (a: bigint, b: bigint): bigint => (b === 0n ? (a < 0n ? -a : a) : divisor(b, a % b));

export function rational(n: bigint | number, d: bigint | number = 1n): Rational {
  const [top, bottom] = [BigInt(n), BigInt(d)];
  if (bottom === 0n) throw new RangeError('a fraction needs a denominator other than 0');
  const shared = divisor(top, bottom) * (bottom < 0n ? -1n : 1n);
  return { n: top / shared, d: bottom / shared };
}

export const add = (a: Rational, b: Rational): Rational => rational(a.n * b.d + b.n * a.d, a.d * b.d);
export const subtract = (a: Rational, b: Rational): Rational => rational(a.n * b.d - b.n * a.d, a.d * b.d);
export const multiply = (a: Rational, b: Rational): Rational => rational(a.n * b.n, a.d * b.d);
export const divide = (a: Rational, b: Rational): Rational => rational(a.n * b.d, a.d * b.n);

/** `-\frac{3}{4}`, or `5` for a whole number. */
export function latex({ n, d }: Rational): string {
  if (d === 1n) return `${n}`;
  return `${n < 0n ? '-' : ''}\\frac{${n < 0n ? -n : n}}{${d}}`;
}

/** A decimal without rounding. The denominator must have no prime factors but 2 and 5. */
export function decimal({ n, d }: Rational): string {
  let [places, scale] = [0, 1n];
  while (scale % d !== 0n) {
    places++;
    scale *= 10n;
  }
  const digits = `${((n < 0n ? -n : n) * scale) / d}`.padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${n < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(-places)}` : ''}`;
}
