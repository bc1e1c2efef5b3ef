/** A tree in the spelling that nerdamer reads. */
import type { Node } from '../parse/tree.js';

/** Our names of functions that nerdamer knows under the same meaning. */
const functions: Readonly<Record<string, string>> = {
  sin: 'sin',
  cos: 'cos',
  tan: 'tan',
  sec: 'sec',
  csc: 'csc',
  cot: 'cot',
  arcsin: 'asin',
  arccos: 'acos',
  arctan: 'atan',
  sinh: 'sinh',
  cosh: 'cosh',
  tanh: 'tanh',
  log: 'log',
  exp: 'exp',
  sqrt: 'sqrt',
  abs: 'abs',
};

function joined(parts: readonly Node[], sign: string): string | null {
  const texts = parts.map(spell);
  return texts.includes(null) ? null : `(${texts.join(sign)})`;
}

/** Null when something in the tree has no spelling there. Every part is in brackets of its own. */
export function spell(node: Node): string | null {
  switch (node.kind) {
    case 'number':
      return `(${node.value.n}/${node.value.d})`;
    case 'constant':
      return node.name === 'pi' || node.name === 'e' ? node.name : null;
    case 'variable':
      return /^[A-Za-z]$/.test(node.name) ? node.name : null;
    case 'negate': {
      const inner = spell(node.arg);
      return inner === null ? null : `(-1*${inner})`;
    }
    case 'add':
      return joined(node.terms, '+');
    case 'multiply':
      return joined(node.factors, '*');
    case 'divide':
      return joined([node.over, node.under], '/');
    case 'power':
      return joined([node.base, node.exponent], '^');
    case 'call': {
      const name =
        Object.hasOwn(functions, node.name) && node.applied !== true ? functions[node.name] : undefined;
      const inner = name === undefined || node.args.length !== 1 ? null : spell(node.args[0]!);
      return inner === null ? null : `${name}(${inner})`;
    }
    default:
      return null;
  }
}
