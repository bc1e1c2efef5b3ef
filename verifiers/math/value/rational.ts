/** Exact fractions. Invariant: `d` > 0 and gcd(n, d) = 1, so equal numbers have equal fields. */
export interface Rational {
  readonly n: bigint;
  readonly d: bigint;
}

export const zero: Rational = { n: 0n, d: 1n };
export const one: Rational = { n: 1n, d: 1n };

export function gcd(a: bigint, b: bigint): bigint {
  let x = a < 0n ? -a : a;
  let y = b < 0n ? -b : b;
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function whole(n: bigint | number): Rational {
  return { n: BigInt(n), d: 1n };
}

/** n / d in lowest terms. `d` must not be 0. */
export function ratio(n: bigint, d: bigint): Rational {
  if (d === 1n) return { n, d };
  const g = gcd(n, d);
  const sign = d < 0n ? -1n : 1n;
  return { n: (sign * n) / g, d: (sign * d) / g };
}

export function plus(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n + b.n, d: 1n };
  return ratio(a.n * b.d + b.n * a.d, a.d * b.d);
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, negative(b));
}

export function negative(a: Rational): Rational {
  return { n: -a.n, d: a.d };
}

export function times(a: Rational, b: Rational): Rational {
  if (a.d === 1n && b.d === 1n) return { n: a.n * b.n, d: 1n };
  return ratio(a.n * b.n, a.d * b.d);
}

/** a / b, or null when b is 0. */
export function over(a: Rational, b: Rational): Rational | null {
  return b.n === 0n ? null : ratio(a.n * b.d, a.d * b.n);
}

export function same(a: Rational, b: Rational): boolean {
  return a.n === b.n && a.d === b.d;
}

/** −1, 0 or 1 as a is below, equal to or above b. */
export function compare(a: Rational, b: Rational): -1 | 0 | 1 {
  const left = a.n * b.d;
  const right = b.n * a.d;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

export function absolute(a: Rational): Rational {
  return a.n < 0n ? negative(a) : a;
}

/** Upper estimate of the number of bits of |n|, off by at most 1. */
export function bits(n: bigint): number {
  if (n === 0n) return 0;
  const size = Math.abs(Number(n));
  if (size < 8.9e307) return Math.floor(Math.log2(size)) + 1;
  const digits = (n < 0n ? -n : n).toString(16);
  return digits.length * 4 - 4 + (32 - Math.clz32(Number.parseInt(digits[0]!, 16)));
}

/** Bits of the larger part. */
export function size(a: Rational): number {
  return Math.max(bits(a.n), bits(a.d));
}

/** a^k for an integer k; null for 0 to a negative power or when the result would pass `maxBits` bits. */
export function power(a: Rational, k: bigint, maxBits = 20_000): Rational | null {
  if (k < 0n) {
    const inverse = over(one, a);
    return inverse === null ? null : power(inverse, -k, maxBits);
  }
  if (a.d === 1n && (a.n === 0n || a.n === 1n)) return k === 0n ? one : a;
  if (a.d === 1n && a.n === -1n) return k % 2n === 0n ? one : a;
  if (k > BigInt(maxBits) || size(a) * Number(k) > maxBits) return null;
  return { n: a.n ** k, d: a.d ** k };
}

/** Largest integer not above a. */
export function floor(a: Rational): bigint {
  const q = a.n / a.d;
  return a.n < 0n && q * a.d !== a.n ? q - 1n : q;
}

/** Integer part of the square root of n ≥ 0, by Newton's iteration from above. */
export function integerSqrt(n: bigint): bigint {
  if (n < 2n) return n;
  if (n < 4503599627370496n) return BigInt(Math.floor(Math.sqrt(Number(n))));
  const half = Math.max(0, bits(n) - 100) & ~1;
  let x = (BigInt(Math.ceil(Math.sqrt(Number(n >> BigInt(half))))) + 1n) << BigInt(half / 2);
  for (;;) {
    const next = (x + n / x) >> 1n;
    if (next >= x) return x;
    x = next;
  }
}

/** The integer k-th root of n ≥ 0 when it is exact, else null. */
export function exactRoot(n: bigint, k: number): bigint | null {
  if (n < 2n) return n;
  if (k === 2) {
    const root = integerSqrt(n);
    return root * root === n ? root : null;
  }
  if (k > bits(n)) return null;
  let low = 1n;
  let high = 1n << BigInt(Math.ceil(bits(n) / k) + 1);
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (middle ** BigInt(k) < n) low = middle + 1n;
    else high = middle;
  }
  return low ** BigInt(k) === n ? low : null;
}
