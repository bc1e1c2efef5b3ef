/** Answers that nobody wrote: real ones with pieces changed, and ones grown from a grammar, from a seed. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { stream } from '#verifiers/math/equal/expressions.js';

export interface FuzzInput {
  readonly gold: string;
  readonly answer: string;
}

interface Dice {
  draw(): number;
  pick<T>(list: readonly T[]): T;
}

/** Inputs of one block; blocks are independent, so that any number of workers can share them. */
export const blockSize = 1000;

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
  ' at ',
  '. ',
  ' is ',
  ' min ',
  '; so ',
  '$',
  ', k \\in \\mathbb{Z}',
  ' for all ',
  "'",
  '\\lim_{x \\to ',
  '\\bigcup_{k=1}^{3}',
  '\\begin{aligned}',
  '\\end{aligned}',
];

/** A real answer with a few pieces put in, taken out or doubled. */
function mutated({ draw, pick }: Dice, from: string): string {
  let text = from;
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

function grown(dice: Dice, depth: number): string {
  const { draw, pick } = dice;
  if (depth === 0) return pick(['1', '2', '7', '12', 'x', 'y', 'n', '\\pi', 'e', 'i', '0.5', '100']);
  const inner = () => grown(dice, depth - 1 - (draw() % depth));
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
    () => `max at $x=${inner()}$, min at $x=${inner()}$`,
    () => `the area is $${inner()}$ square units`,
    () => `${inner()}+k\\pi, k \\in \\mathbb{Z}`,
    () => `x is at least ${inner()}`,
  ])();
}

/** The k-th block of a seed. */
export function fuzzBlock(seed: number, k: number): FuzzInput[] {
  const draw = stream(seed * 1_000_003 + k);
  const dice: Dice = { draw, pick: (list) => list[draw() % list.length]! };
  return Array.from({ length: blockSize }, () => {
    const gold = draw() % 3 === 0 ? grown(dice, 4) : dice.pick(real);
    const kind = draw() % 3;
    return { gold, answer: kind === 0 ? grown(dice, 4) : mutated(dice, kind === 1 ? gold : dice.pick(real)) };
  });
}
