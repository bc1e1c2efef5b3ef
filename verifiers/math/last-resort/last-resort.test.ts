import { expect, test } from 'vitest';
import { math } from '../index.js';

const context = { sandbox: () => Promise.reject(new Error('no code runs here')) };
const reward = async (gold: string, answer: string) =>
  (await math.verify(`\\boxed{${answer}}`, { verifier: 'math', answer: gold }, context)).reward;

test.each([
  ['\\int_0^1 x^2 \\, dx', '\\frac{1}{3}', 1],
  ['\\frac{1}{3}', '\\int_0^1 x^2 dx', 1],
  ['2', '\\int_0^{\\pi} \\sin x \\, dx', 1],
  ['1', '\\int_0^{\\pi} \\sin x \\, dx', 0],
  // 1/x² has an antiderivative that jumps at 0
  ['-2', '\\int_{-1}^{1} \\frac{1}{x^2} dx', 0],
  ['14.7 \\text{ psi}', '101352.9322 \\text{ Pa}', 1],
  ['1 \\text{ furlong}', '2 \\text{ furlongs}', 0],
  ['1 \\text{ psi}', '1 \\text{ furlong}', 0],
])(
  '%s, %s: %i',
  async (gold, answer, expected) => {
    expect(await reward(gold, answer)).toBe(expected);
  },
  30_000,
);

test('what the solver does not know within its steps is undecided, each time alike', async () => {
  // The antiderivative of the first takes a few hundred steps, that of the second far more than there are.
  for (let k = 0; k < 2; k++) {
    expect(await reward('\\int_0^1 x^5 e^x dx', '120-44e')).toBe(1);
    expect(await reward('\\int_0^1 \\frac{1}{x^5+x+1} dx', '120-44e')).toBe(0);
  }
}, 30_000);

test('ordinary answers are judged at once, without a thread', () => {
  const verdict = math.verify('\\boxed{\\frac{1}{2}}', { verifier: 'math', answer: '0.5' }, context);
  expect(verdict).not.toBeInstanceOf(Promise);
});
