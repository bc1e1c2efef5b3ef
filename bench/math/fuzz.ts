/**
 * Mutated and grammar-made answers by the million: no throw, nothing slow, the same verdicts every time.
 * node dist/bench/math/fuzz.js [inputs, default 1000000] [seed, default 1] [longest ms, default 100]
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stream } from '#verifiers/math/equal/expressions.js';
import { math } from '#verifiers/math/index.js';

const [inputs = '1000000', seed = '1', longest = '100'] = process.argv.slice(2);
const draw = stream(Number(seed));
const pick = <T>(list: readonly T[]): T => list[draw() % list.length]!;

const folder = fileURLToPath(new URL('../../../verifiers/math/conformance/', import.meta.url));
const real = readdirSync(folder)
  .flatMap(
    (name) => JSON.parse(readFileSync(folder + name, 'utf8')) as { gold: string; completion: string }[],
  )
  .flatMap((one) => [one.gold, one.completion.replace(/^\\boxed\{|\}$/g, '')]);
const pieces = [
  '\\frac{',
  '}',
  '{',
  '^',
  '_',
  '(',
  ')',
  '[',
  ']',
  '\\sqrt',
  '\\pm',
  ',',
  '|',
  '!',
  '%',
  '9',
  '0.',
  'x',
  '+',
  '-',
  '/',
  '=',
  '<',
  '\\cup',
  '\\infty',
  '\\sum_{k=1}^{9}',
  '\\sin',
  '\\ln',
  'e^',
  '\\begin{pmatrix}',
  '\\\\',
  '&',
  '\\end{pmatrix}',
  '°',
  '\\text{',
  ' or ',
  ':',
  '\\binom',
  '…',
  'i',
  '\\pi',
];

/** A real answer with a few pieces put in, taken out or doubled. */
function mutated(): string {
  let text = pick(real);
  for (let edits = draw() % 4; edits > 0; edits--) {
    const at = draw() % (text.length + 1);
    const kind = draw() % 4;
    if (kind === 0) text = text.slice(0, at) + pick(pieces) + text.slice(at);
    else if (kind === 1) text = text.slice(0, at) + text.slice(at + 1 + (draw() % 4));
    else if (kind === 2) text += text.slice(at, at + 30);
    else text = text.slice(0, at) + pick(real).slice(0, 20) + text.slice(at);
  }
  return text;
}

function grown(depth: number): string {
  if (depth === 0) return pick(['1', '2', '7', '12', 'x', 'y', 'n', '\\pi', 'e', 'i', '0.5', '100']);
  const inner = () => grown(depth - 1 - (draw() % depth));
  return pick([
    () => `\\frac{${inner()}}{${inner()}}`,
    () => `(${inner()})^{${inner()}}`,
    () => `${inner()}+${inner()}`,
    () => `${inner()} \\cdot ${inner()}`,
    () => `\\sqrt{${inner()}}`,
    () => `\\sin(${inner()})`,
    () => `\\ln(${inner()})`,
    () => `(${inner()}, ${inner()})`,
    () => `(${inner()})!`,
    () => `|${inner()}|`,
    () => `${inner()}=${inner()}`,
    () => `${inner()}, ${inner()}`,
    () => `\\sum_{k=1}^{${inner()}} ${inner()}`,
    () => `-${inner()}`,
  ])();
}

const context = { sandbox: () => Promise.reject(new Error('the math verifier runs no code')) };
const digest = createHash('sha256');
let worst = 0;
let right = 0;
for (let k = 0; k < Number(inputs); k++) {
  const gold = draw() % 3 === 0 ? grown(4) : pick(real);
  const answer = draw() % 3 === 0 ? grown(4) : mutated();
  const start = performance.now();
  const verdict = await math.verify(`\\boxed{${answer}}`, { verifier: 'math', answer: gold }, context);
  const ms = performance.now() - start;
  if (verdict.outcome === 'fault')
    console.log(`${verdict.reason}: gold ${gold.slice(0, 200)}, answer ${answer.slice(0, 200)}`);
  if (ms > Number(longest))
    console.log(`${ms.toFixed(0)} ms: gold ${gold.slice(0, 200)}, answer ${answer.slice(0, 200)}`);
  worst = Math.max(worst, ms);
  right += verdict.reward ?? 0;
  digest.update(`${verdict.outcome} ${verdict.reason}\n`);
}
console.log(
  `${inputs} inputs, ${right} equal, slowest ${worst.toFixed(1)} ms, verdicts ${digest.digest('hex').slice(0, 16)}`,
);
