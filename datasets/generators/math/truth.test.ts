import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { generate } from '../generate.js';
import { mathFamilies } from './index.js';
import { byCalculation } from './truth-by-calculation.test.data.js';
import { byCounting } from './truth-by-counting.test.data.js';

/** A second way to the truth, from the drawn facts alone: brute force, substitution or simulation. */
const truths: Readonly<Record<string, (facts: never) => number | bigint | readonly number[]>> = {
  ...byCalculation,
  ...byCounting,
};

/** The numbers of an answer in LaTeX, in order. */
function numbers(answer: string): number[] {
  const script = answer
    .replace(/^[[(](.*,.*)[\])]$/, '$1')
    .replace(/(\d*)\\sqrt\{(\d+)\}/g, (_, factor, inside) => `(${factor || 1}*Math.sqrt(${inside}))`)
    .replace(/(\d*)\\pi/g, (_, factor) => `(${factor || 1}*Math.PI)`)
    .replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, '(($1)/($2))');

  return runInNewContext(`[${script}]`) as number[];
}

test.each(mathFamilies.map((family) => family.name))('%s: the truth holds, found a second way', (name) => {
  const truth = truths[name];
  if (truth === undefined) throw new Error(`${name} needs a second way to its truth`);
  for (const { prompt, ground_truth: gold, meta } of generate(name, { count: 150, seed: 11 })) {
    if (gold?.verifier !== 'math' || gold.answer === undefined)
      throw new Error('a math family makes math problems');
    const found = truth(meta.facts as never);
    const hint = `${prompt[0]?.content}\ngold ${gold.answer}, second way ${found}`;
    if (typeof found === 'bigint' || Number.isSafeInteger(found))
      expect(gold.answer.replace(/\.00$/, ''), hint).toBe(`${found}`);
    else {
      const want = typeof found === 'number' ? [found] : found;
      const got = numbers(gold.answer);
      expect(got.length, hint).toBe(want.length);
      got.forEach((value, i) => {
        const scale = Math.max(1, Math.abs(value));
        expect(Math.abs(value - (want[i] ?? Number.NaN)) / scale, hint).toBeLessThan(1e-8);
      });
    }
  }
});
