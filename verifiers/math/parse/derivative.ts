/** Leibniz's quotients as names: dy/dx is y′, d²y/dx² is y″. */
import type { Node } from './tree.js';

const isD = (node: Node | undefined) => node?.kind === 'variable' && node.name === 'd';

/** How often `d` stands before the letter it is taken of, and that letter. */
function differential(node: Node): readonly [order: bigint, name: string] | null {
  if (node.kind !== 'multiply' || node.factors.length !== 2) return null;
  const [d, of] = node.factors as readonly [Node, Node];
  // dx² is (dx)² in a quotient of differentials.
  if (isD(d) && of.kind === 'power' && of.base.kind === 'variable' && of.exponent.kind === 'number')
    return [of.exponent.value.n, of.base.name];
  if (isD(d) && of.kind === 'variable') return [1n, of.name];
  if (d.kind !== 'power' || !isD(d.base) || d.exponent.kind !== 'number' || of.kind !== 'variable')
    return null;
  return [d.exponent.value.n, of.name];
}

/** The derivative that a quotient means; null when it is a quotient of something else. */
export function derivative(over: Node, under: Node): Node | null {
  const [top, bottom] = [differential(over), differential(under)];
  if (top === null || bottom === null || top[0] !== bottom[0] || top[0] < 1n || top[0] > 3n) return null;
  return { kind: 'variable', name: top[1] + "'".repeat(Number(top[0])) };
}
