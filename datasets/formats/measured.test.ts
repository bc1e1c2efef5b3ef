import { expect, test } from 'vitest';
import { verifierOf } from '#verifiers/registry.js';
import type { Verdict } from '#verifiers/verifier.js';
import { measured } from './measured.js';

test.each([
  ['0.46', 'dollars', '0.46 \\text{ dollars}'],
  ['12', 'square inches', '12 \\text{ square inches}'],
  ['45', 'minute', '45 \\text{ minute}'],
  ['600', 'km/h', '600 \\text{ km/h}'],
  ['166', '$\\mathrm{cm}^2$', '166 \\text{ cm^2}'],
  ['90', '^{\\circ}', '90 \\text{ degrees}'],
  ['4.2', '%', '4.2\\%'],
  ['9', 'apples', '9'],
  ['9', 'years old', '9'],
  ['9', '', '9'],
])('%s and %s are %s', (amount, unit, expected) => {
  expect(measured(amount, unit)).toBe(expected);
});

test('the unit may be left out, or be another that says the same, and no other', async () => {
  const judged = async (answer: string, gold: string): Promise<Verdict> => {
    const truth = { verifier: 'math' as const, answer: gold };
    return verifierOf(truth).verify(`So \\boxed{${answer}}.`, truth, {} as never);
  };
  for (const [amount, unit, right, wrong] of [
    ['0.46', 'dollars', ['0.46', '\\$0.46', '46 \\text{ cents}'], ['46', '0.46 \\text{ cents}']],
    ['166', '$cm^2$', ['166', '166\\text{ cm}^2'], ['166 \\text{ m}^2']],
    ['45', 'minute', ['45', '3/4 \\text{ hours}', '45\\text{ minutes}'], ['45 \\text{ hours}']],
    ['90', '^{\\circ}', ['90', '90^\\circ'], ['9']],
  ] as const) {
    for (const answer of right)
      expect(await judged(answer, measured(amount, unit))).toMatchObject({ reward: 1 });
    for (const answer of wrong)
      expect(await judged(answer, measured(amount, unit))).toMatchObject({ reward: 0 });
  }
});
