import { expect, test } from 'vitest';
import { containsZero, fromRational, integerBall, multiply, subtract, toNumber } from './ball.js';
import { atan, exp, log, pi, sinCos } from './elementary.js';
import { bits, exactRoot, integerSqrt, ratio } from './rational.js';

const arguments_ = [-7n, -3n, -1n, 0n, 1n, 2n, 5n, 22n].flatMap((n) =>
  [1n, 3n, 7n, 1000n].map((d) => ratio(n, d)),
);

test.each([64, 96, 384, 1100, 1600])('agrees with doubles and with itself at %i bits', (p) => {
  for (const q of arguments_) {
    const x = fromRational(q, p);
    const value = Number(q.n) / Number(q.d);
    expect(toNumber(exp(x, p)!)).toBeCloseTo(Math.exp(value), 4);
    expect(toNumber(atan(x, p))).toBeCloseTo(Math.atan(value), 10);
    const both = sinCos(x, p)!;
    expect(toNumber(both.sin)).toBeCloseTo(Math.sin(value), 10);
    expect(toNumber(both.cos)).toBeCloseTo(Math.cos(value), 10);
    const one = subtract(
      multiply(both.sin, both.sin, p),
      subtract(integerBall(1), multiply(both.cos, both.cos, p), p),
      p,
    );
    expect(containsZero(one)).toBe(true);
    expect(containsZero(subtract(log(exp(x, p)!, p)!, x, p))).toBe(true);
    if (value > 0) expect(toNumber(log(x, p)!)).toBeCloseTo(Math.log(value), 10);
  }
  expect(toNumber(pi(p))).toBe(Math.PI);
});

test('integer roots are exact at every size', () => {
  for (const size of [3, 52, 53, 54, 100, 1023, 1024, 1025, 4000]) {
    const n = (1n << BigInt(size)) + 12345n;
    expect(bits(n)).toBe(n.toString(2).length);
    const root = integerSqrt(n);
    expect(root * root <= n && (root + 1n) * (root + 1n) > n).toBe(true);
    expect(integerSqrt(n * n)).toBe(n);
    expect(integerSqrt(n * n - 1n)).toBe(n - 1n);
    expect(exactRoot(n * n * n, 3)).toBe(n);
    expect(exactRoot(n * n * n + 1n, 3)).toBeNull();
  }
});
