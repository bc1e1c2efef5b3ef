import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { VerifyContext } from '../verifier.js';
import type { MathGroundTruth } from './ground-truth.js';
import { math } from './index.js';

interface Case {
  readonly rule: string;
  readonly gold: string;
  readonly completion: string;
  readonly verdict: 'correct' | 'incorrect';
  readonly policy?: Partial<MathGroundTruth>;
}

const folder = fileURLToPath(new URL('./conformance/', import.meta.url));
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
const read = (name: string) => JSON.parse(readFileSync(folder + name, 'utf8')) as Case[];
const context: VerifyContext = {
  sandbox: () => Promise.reject(new Error('the math verifier runs no code')),
};

test.each(files)('%s', async (name) => {
  const wrong: string[] = [];
  for (const { rule, gold, completion, verdict, policy } of read(name)) {
    const got = await math.verify(completion, { verifier: 'math', answer: gold, ...policy }, context);
    if ((got.outcome === 'correct') !== (verdict === 'correct')) {
      wrong.push(`${rule}: gold ${gold}, completion ${completion}: ${got.reason}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('the table has 800 cases or more and both verdicts for every rule', () => {
  const cases = files.flatMap(read);
  expect(cases.length).toBeGreaterThanOrEqual(800);
  for (const rule of new Set(cases.map((one) => one.rule))) {
    const verdicts = new Set(cases.filter((one) => one.rule === rule).map((one) => one.verdict));
    expect([rule, verdicts.size]).toEqual([rule, 2]);
  }
});

test('every gold of the table can be judged against and equals itself in every wrapper', async () => {
  const wrappers = [
    '\\boxed{@}',
    '#### @',
    'The answer is $@$.',
    '$$@$$',
    '<think>\\boxed{0}</think>\\boxed{@}',
  ];
  for (const gold of new Set(files.flatMap(read).map((one) => one.gold))) {
    const truth = { verifier: 'math', answer: gold } as const;
    expect([gold, math.inspect(truth)]).toEqual([gold, null]);
    for (const wrapper of wrappers) {
      const completion = wrapper.replace('@', () => gold);
      expect([completion, (await math.verify(completion, truth, context)).reward]).toEqual([completion, 1]);
    }
  }
});
