import fc from 'fast-check';
import { expect, test } from 'vitest';
import { defaultPolicy } from './equal/judge.js';
import { extractAnswer } from './extract/index.js';
import { math } from './index.js';
import { judgePair } from './pair.js';

const settings = { seed: 42, numRuns: 300 };
const equal = (gold: string, answer: string) => judgePair(gold, answer, defaultPolicy).equal;
const context = { sandbox: () => Promise.reject(new Error('no code runs here')) };

/** Expressions in x and y with small integers, as LaTeX. */
const expression = fc.letrec<{ tree: string; leaf: string }>((tie) => ({
  leaf: fc.oneof(fc.integer({ min: 1, max: 9 }).map(String), fc.constantFrom('x', 'y')),
  tree: fc.oneof(
    { maxDepth: 3 },
    tie('leaf'),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a}+${b})`),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a}-${b})`),
    fc.tuple(tie('tree'), tie('tree')).map(([a, b]) => `(${a} \\cdot ${b})`),
    fc.tuple(tie('tree'), tie('leaf')).map(([a, b]) => `\\frac{${a}}{${b}}`),
    fc.tuple(tie('tree'), fc.integer({ min: 2, max: 3 })).map(([a, k]) => `(${a})^{${k}}`),
  ),
})).tree;

const identities: readonly ((e: string) => string)[] = [
  (e) => `${e}+0`,
  (e) => `1 \\cdot (${e})`,
  (e) => `\\frac{2(${e})}{2}`,
  (e) => `-(-(${e}))`,
  (e) => `(${e}) \\cdot (\\sin^2 t+\\cos^2 t)`,
  (e) => `(${e}+z)-z`,
  (e) => `${e}+\\ln(e^{x})-x`,
  (e) => `\\left(${e}\\right)`,
  (e) => `${e} + x(x+1) - x^2 - x`,
];

test('an expression rewritten by an identity is equal, both ways', () => {
  fc.assert(
    fc.property(expression, fc.constantFrom(...identities), (e, rewrite) => {
      expect([e, equal(e, rewrite(e)), equal(rewrite(e), e)]).toEqual([e, true, true]);
    }),
    settings,
  );
});

test('a perturbed expression is not equal', () => {
  const perturbations = [
    (e: string) => `${e}+1`,
    (e: string) => `${e}+x y+7`,
    (e: string) => `${e}-\\frac{1}{1000003}`,
  ];
  fc.assert(
    fc.property(expression, fc.constantFrom(...perturbations), (e, perturb) => {
      expect(equal(e, perturb(e))).toBe(false);
      expect(equal(perturb(e), e)).toBe(false);
    }),
    settings,
  );
});

test('a fraction equals its multiples and no neighbour', () => {
  const part = fc.integer({ min: 1, max: 99_999 });
  fc.assert(
    fc.property(part, part, fc.integer({ min: 2, max: 50 }), (n, d, k) => {
      expect(equal(`\\frac{${n}}{${d}}`, `${n * k}/${d * k}`)).toBe(true);
      expect(equal(`\\frac{${n}}{${d}}`, `\\frac{${n + 1}}{${d}}`)).toBe(false);
    }),
    settings,
  );
});

test('nested square roots are told from their denested neighbours', () => {
  const size = fc.integer({ min: 2, max: 400 });
  fc.assert(
    fc.property(size, size, (a, b) => {
      const nested = `\\sqrt{${a + b}+2\\sqrt{${a * b}}}`;
      expect(equal(nested, `\\sqrt{${a}}+\\sqrt{${b}}`)).toBe(true);
      expect(equal(nested, `\\sqrt{${a}}+\\sqrt{${b + 1}}`)).toBe(false);
    }),
    { ...settings, numRuns: 100 },
  );
});

test('a list ignores its order and must be complete; a hedge that adds a value is wrong', () => {
  const values = fc.uniqueArray(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 6 });
  fc.assert(
    fc.property(values, fc.integer({ min: 60, max: 99 }), (list, extra) => {
      const gold = list.join(', ');
      expect(equal(gold, [...list].reverse().join(', '))).toBe(true);
      expect(equal(gold, [...list, extra].join(', '))).toBe(false);
      expect(equal(gold, list.slice(1).join(', '))).toBe(false);
      expect(equal(`${list[0]}`, gold)).toBe(false);
      expect(equal(`${list[0]}`, `${list[0]} \\text{ or } ${extra}`)).toBe(false);
    }),
    settings,
  );
});

test('equality is symmetric on mutated spellings', () => {
  const texts = [
    '\\frac{1}{2}',
    '0.5',
    'x+1',
    '1+x',
    '(1,2)',
    '\\{1,2\\}',
    '1,2',
    '[0,1)',
    '0 \\le x<1',
    '30^\\circ',
    '\\frac{\\pi}{6}',
    'x=5',
    '5',
    '25\\%',
    '\\text{no solution}',
    '\\emptyset',
    '\\pm 2',
    '2,-2',
    'y=2x',
    '2x',
    '5\\text{ cm}',
    '50\\text{ mm}',
    'x\\ne0',
    '\\begin{pmatrix}1\\\\2\\end{pmatrix}',
    '3:2',
    '1.5',
  ];
  for (const a of texts) for (const b of texts) expect([a, b, equal(a, b)]).toEqual([a, b, equal(b, a)]);
});

test('verify is total and deterministic on arbitrary text', async () => {
  const pieces = fc.constantFrom(
    '\\frac',
    '{',
    '}',
    '\\sqrt',
    '^',
    '_',
    '(',
    ')',
    '[',
    ']',
    '\\boxed{',
    '1',
    '23',
    'x',
    '+',
    '-',
    '\\pm',
    ',',
    '|',
    '\\left',
    '\\begin{pmatrix}',
    '&',
    '\\\\',
    '\\end{pmatrix}',
    '!',
    '%',
    '\\text{',
    ' or ',
    '=',
    '<',
    '\\infty',
    '\\cup',
    '....',
    '°',
    '²',
    'sin',
    '\\sum_{n=1}^{9}',
    '\ud800',
    '\u0000',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 80 }),
    fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
  );
  await fc.assert(
    fc.asyncProperty(text, text, async (gold, completion) => {
      const truth = { verifier: 'math', answer: gold } as const;
      const first = await math.verify(completion, truth, context);
      expect(await math.verify(completion, truth, context)).toEqual(first);
      expect([0, 1]).toContain(first.reward);
      math.inspect(truth);
      extractAnswer(completion, 'lenient');
    }),
    { seed: 42, numRuns: 3000 },
  );
});
