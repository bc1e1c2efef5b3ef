/** Numerical integration that keeps an antiderivative honest across singularities. */
import type { Node } from '../parse/tree.js';
import { fromRational, toNumber } from '../value/ball.js';
import { type Budget, spend } from '../value/budget.js';
import * as complex from '../value/complex.js';
import { evaluate } from '../value/evaluate.js';
import { ratio } from '../value/rational.js';

/** Nodes of the midpoint rule; with smooth integrands the error is far below the tolerance asked here. */
const steps = 400;

function at(body: Node, index: string, x: number, purse: Budget): number | null {
  const q = ratio(BigInt(Math.round(x * 2 ** 40)), 1n << 40n);
  const values = new Map([[index, complex.fromReal(fromRational(q, 64))]]);
  const value = evaluate(body, { p: 64, values, real: true, terms: null, purse });
  return value === null || value.im !== null ? null : toNumber(value.re);
}

/** ∫ body from a to b by the midpoint rule; null when the integrand is undefined somewhere. Bounds below 10^6 in size. */
export function quadrature(body: Node, index: string, a: number, b: number, purse: Budget): number | null {
  if (!(Math.abs(a) < 1e6 && Math.abs(b) < 1e6) || !spend(purse, steps)) return null;
  const width = (b - a) / steps;
  let sum = 0;
  for (let k = 0; k < steps; k++) {
    const value = at(body, index, a + (k + 0.5) * width, purse);
    if (value === null || !Number.isFinite(value)) return null;
    sum += value;
  }
  return sum * width;
}
