/** Nodes made with the small simplifications that every reader wants. */
import { scaled } from './scan-number.js';
import type { Node, NumberNode } from './tree.js';

export function integer(n: bigint | number): NumberNode {
  return { kind: 'number', value: { n: BigInt(n), d: 1n } };
}

export function negation(arg: Node): Node {
  if (arg.kind === 'number') return { ...arg, value: { n: -arg.value.n, d: arg.value.d } };
  return { kind: 'negate', arg };
}

/** 1.4·10^−3 is one decimal in scientific notation. */
function scientific(left: Node, right: Node): NumberNode | null {
  if (left.kind !== 'number' || left.value.d === 0n || right.kind !== 'power') return null;
  const { base, exponent } = right;
  if (base.kind !== 'number' || base.ulp !== undefined || base.value.n !== 10n || base.value.d !== 1n)
    return null;
  if (exponent.kind !== 'number' || exponent.value.d !== 1n) return null;
  const k = Number(exponent.value.n);
  return Math.abs(k) <= 4000 ? scaled(left, k) : null;
}

export function multiplication(left: Node, right: Node): Node {
  const number = scientific(left, right);
  if (number !== null) return number;
  if (left.kind === 'multiply') return { kind: 'multiply', factors: [...left.factors, right] };
  return { kind: 'multiply', factors: [left, right] };
}

export function addition(terms: readonly Node[]): Node {
  return terms.length === 1 ? terms[0]! : { kind: 'add', terms };
}

export function call(name: string, ...args: Node[]): Node {
  return { kind: 'call', name, args };
}

/** Whether the node is an integer as written, without a decimal point. */
export function isInteger(node: Node): node is NumberNode {
  return node.kind === 'number' && node.ulp === undefined && node.value.d === 1n;
}
