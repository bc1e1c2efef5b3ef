export const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

/** `base ** exponent mod modulus` by repeated squaring. */
export function modPower(base: bigint, exponent: bigint, modulus: bigint): bigint {
  let result = 1n % modulus;
  let square = base % modulus;
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % modulus;
    square = (square * square) % modulus;
  }
  return result;
}

/** Number of ways to choose `k` of `n`; 0 where `k` is out of range. */
export function choose(n: number, k: number): bigint {
  if (k < 0 || k > n) return 0n;
  let result = 1n;
  for (let i = 1; i <= k; i++) result = (result * BigInt(n - k + i)) / BigInt(i);
  return result;
}

export function factorial(n: number): bigint {
  let result = 1n;
  for (let i = 2; i <= n; i++) result *= BigInt(i);
  return result;
}

/** Prime factors with their exponents, ascending. */
export function factorize(n: number): [prime: number, exponent: number][] {
  const factors: [number, number][] = [];
  let left = n;
  for (let p = 2; p * p <= left; p++) {
    let exponent = 0;
    for (; left % p === 0; left /= p) exponent++;
    if (exponent > 0) factors.push([p, exponent]);
  }
  if (left > 1) factors.push([left, 1]);
  return factors;
}

/** `\sqrt{n}` with the square factors taken out, e.g. `6\sqrt{2}` for 72. */
export function rootLatex(n: number): string {
  let [outside, inside] = [1, n];
  for (const [p, exponent] of factorize(n)) {
    const pairs = p ** Math.floor(exponent / 2);
    outside *= pairs;
    inside /= pairs * pairs;
  }
  if (inside === 1) return `${outside}`;
  return `${outside === 1 ? '' : outside}\\sqrt{${inside}}`;
}
