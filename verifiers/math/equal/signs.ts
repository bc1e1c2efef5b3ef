/** ± stands for two values: all signs + and all signs −, with ∓ the opposite of ±. */
import { mapped, type Node, some } from '../parse/tree.js';

function hasSigns(node: Node): boolean {
  return some(node, (part) => part.kind === 'plusminus');
}

function withSign(node: Node, sign: 1 | -1): Node {
  const go = (part: Node) => withSign(part, sign);
  if (node.kind !== 'plusminus') return mapped(node, go);
  return node.sign === sign ? go(node.arg) : { kind: 'negate', arg: go(node.arg) };
}

/** The values that an item with ± stands for; itself when it has none. */
export function signed(node: Node): readonly Node[] {
  return hasSigns(node) ? [withSign(node, 1), withSign(node, -1)] : [node];
}
