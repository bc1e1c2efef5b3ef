/** z^w, with the real reading of odd roots: (−8)^(1/3) = −2. */
import * as real from './ball.js';
import { spend } from './budget.js';
import type { Complex } from './complex.js';
import * as complex from './complex.js';
import type { Place } from './place.js';
import type { Rational } from './rational.js';

const maxExponent = 1n << 40n;

/** An integer that a ball states exactly. */
export function exactInteger(z: Complex): bigint | null {
  if (z.im !== null || z.re.r !== 0n || z.re.e > 64) return null;
  if (z.re.e >= 0) return z.re.m << BigInt(z.re.e);
  const whole = z.re.m >> BigInt(-z.re.e);
  return whole << BigInt(-z.re.e) === z.re.m ? whole : null;
}

/** z to the rational power `k`, or to the power `w` when `k` is null. */
export function raise(z: Complex, k: Rational | null, w: Complex | null, at: Place): Complex | null {
  const integer = k === null ? exactInteger(w!) : k.d === 1n ? k.n : null;
  if (integer !== null) {
    if (integer > maxExponent || integer < -maxExponent) return null;
    return spend(at.purse, (at.p >> 4) * 4) ? complex.integerPower(z, integer, at.p) : null;
  }
  if (!spend(at.purse, at.p)) return null;
  return k === null ? general(z, w!, at) : fractional(z, k, at);
}

/** z^(n/d): square roots by squaring, odd roots of negative numbers real, the rest through logarithms. */
function fractional(z: Complex, k: Rational, at: Place): Complex | null {
  const s = z.im === null ? real.sign(z.re) : null;
  const exponent = complex.fromReal(real.fromRational(k, at.p));
  if (s === -1 && k.d % 2n === 1n) {
    const size = fromLogarithm(complex.negate(z), exponent, at);
    return size === null || k.n % 2n === 0n ? size : complex.negate(size);
  }
  if (k.d === 2n && (s === 1 || !at.real)) {
    const root = complex.squareRoot(z, at.p);
    return root === null ? null : complex.integerPower(root, k.n, at.p);
  }
  return general(z, exponent, at);
}

function general(z: Complex, exponent: Complex, at: Place): Complex | null {
  const s = z.im === null ? real.sign(z.re) : null;
  if (s === 0) return exponent.im === null && real.sign(exponent.re) === 1 ? z : null;
  return s === 1 || !at.real ? fromLogarithm(z, exponent, at) : null;
}

function fromLogarithm(z: Complex, exponent: Complex, at: Place): Complex | null {
  const log = complex.logarithm(z, at.p + 16);
  return log === null ? null : complex.exponential(complex.multiply(log, exponent, at.p + 16), at.p);
}
