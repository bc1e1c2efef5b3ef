/** Everything that has a number for a value, and infinities. */
import { type Node, some, variables } from '../parse/tree.js';
import { compareExpressions, isComplex, substitute } from './expressions.js';
import { type Decision, inOrder, no, type Rule, yes } from './judge.js';
import { compareNumbers } from './numbers.js';

/** Unions, limits and integrals over an index: equal when their parts are, whatever the index is called. */
export const indexed: Rule = (gold, answer, judge) => {
  if (gold.kind !== 'big' || answer.kind !== 'big') return null;
  if (gold.op === 'sum' || gold.op === 'product' || gold.op !== answer.op) return null;
  const index: Node = { kind: 'variable', name: gold.index };
  const body = substitute(answer.body, new Map([[answer.index, index]]));
  const parts = (from: Node | null, to: Node | null, inner: Node) =>
    [from, to, inner].filter((part) => part !== null);
  const same = inOrder(parts(gold.from, gold.to, gold.body), parts(answer.from, answer.to, body), judge);
  // Different spellings of one integral may still have one value, which others decide.
  return same.equal || gold.op === 'union' ? same : null;
};

/** Everything that has a number for a value. */
export const scalars: Rule = (gold, answer, judge) => {
  const other = [gold, answer].find((node) => notScalar.has(node.kind));
  if (other !== undefined) return no(`a ${gold.kind} and a ${answer.kind} are different kinds of answer`);
  const engineering = imaginary(gold, answer);
  if (engineering !== null) return judge.compare(gold, engineering, judge);
  const constant = variables(gold).length === 0 && variables(answer).length === 0;
  const infinite = infinities(gold, answer);
  if (infinite !== null) return infinite;
  const opaque = some(gold, isOpaque) || some(answer, isOpaque);
  return constant && !opaque ? compareNumbers(gold, answer, judge) : compareExpressions(gold, answer, judge);
};

/** The answer with j for i, where the gold is a complex number and j can be nothing else. */
function imaginary(gold: Node, answer: Node): Node | null {
  const names = variables(answer);
  if (names.length !== 1 || names[0] !== 'j' || variables(gold).length > 0 || !isComplex(gold)) return null;
  return isComplex(answer) ? null : substitute(answer, new Map([['j', { kind: 'constant', name: 'i' }]]));
}

const notScalar = new Set<Node['kind']>([
  'tuple',
  'list',
  'set',
  'builder',
  'numberset',
  'union',
  'intersection',
  'difference',
  'matrix',
  'cases',
  'words',
  'relation',
]);

/** Infinite sums and unknown functions have values only relative to one another. */
function isOpaque(node: Node): boolean {
  return (
    (node.kind === 'call' && node.applied === true) || (node.kind === 'big' && node.to?.kind === 'constant')
  );
}

/** +1 or −1 for ±∞, else 0. */
function infinity(node: Node): number {
  if (node.kind === 'negate') return -infinity(node.arg);
  return node.kind === 'constant' && node.name === 'infinity' ? 1 : 0;
}

function infinities(gold: Node, answer: Node): Decision | null {
  const [g, a] = [infinity(gold), infinity(answer)];
  if (g === 0 && a === 0) return null;
  return g === a ? yes('both infinite') : no('infinite on one side only');
}
