/** ± stands for two values: all signs + and all signs −, with ∓ the opposite of ±. */
import { type Node, some } from '../parse/tree.js';

function hasSigns(node: Node): boolean {
  return some(node, (part) => part.kind === 'plusminus');
}

function withSign(node: Node, sign: 1 | -1): Node {
  const go = (part: Node) => withSign(part, sign);
  switch (node.kind) {
    case 'plusminus':
      return node.sign === sign ? go(node.arg) : { kind: 'negate', arg: go(node.arg) };
    case 'add':
      return { ...node, terms: node.terms.map(go) };
    case 'multiply':
      return { ...node, factors: node.factors.map(go) };
    case 'divide':
      return { ...node, over: go(node.over), under: go(node.under) };
    case 'power':
      return { ...node, base: go(node.base), exponent: go(node.exponent) };
    case 'negate':
    case 'percent':
    case 'degrees':
      return { ...node, arg: go(node.arg) };
    case 'call':
      return { ...node, args: node.args.map(go) };
    case 'relation':
      return { ...node, sides: node.sides.map(go) };
    case 'quantity':
      return { ...node, amount: go(node.amount) };
    case 'tuple':
    case 'list':
    case 'set':
      return { ...node, items: node.items.map(go) };
    default:
      return node;
  }
}

/** The values that an item with ± stands for; itself when it has none. */
export function signed(node: Node): readonly Node[] {
  return hasSigns(node) ? [withSign(node, 1), withSign(node, -1)] : [node];
}
