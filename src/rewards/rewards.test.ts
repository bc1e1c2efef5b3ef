import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { Outcome, TestOutcome, Verdict } from '#verifiers/verifier.js';
import { parseRewards, parseRewardsFile, rewardGroup, rewardList, type Sample } from './index.js';
import { rewardNames } from './registry.js';

interface Case {
  readonly why: string;
  readonly settings: object;
  readonly prompt?: string;
  readonly weights?: number[];
  readonly samples: { outcome?: Outcome; completion?: string; tokens?: number; tests?: TestOutcome[] }[];
  readonly values: (number | null)[];
}

const folder = fileURLToPath(new URL('./conformance/', import.meta.url));
const casesOf = (name: string) => JSON.parse(readFileSync(`${folder}${name}.json`, 'utf8')) as Case[];

function verdictOf(outcome: Outcome, outcomes: TestOutcome[] | undefined, total: number): Verdict {
  const reward = outcome === 'fault' ? null : outcome === 'correct' ? 1 : 0;
  const passed = outcomes?.filter((one) => one === 'accepted').length ?? 0;
  return { reward, outcome, reason: 'given', ...(outcomes && { tests: { passed, total, outcomes } }) };
}

test.each(rewardNames)('%s equals the values computed by hand', (name) => {
  for (const { why, settings, prompt, weights = [], samples, values } of casesOf(name)) {
    const groundTruth: GroundTruth =
      weights.length === 0
        ? { verifier: 'math', answer: '42' }
        : {
            verifier: 'code',
            language: 'python',
            tests: weights.map((weight) => ({ stdin: '', stdout: '', weight })),
          };
    const group = samples.map(
      ({ outcome = 'incorrect', completion = '', tokens, tests }): Sample => ({
        completion,
        tokens,
        verdict: verdictOf(outcome, tests, weights.length),
      }),
    );
    const rewarded = rewardGroup(
      { samples: group, prompt, groundTruth },
      rewardList.parse([{ name, ...settings }]),
    );
    expect([why, rewarded.map((one) => one.reward)]).toEqual([why, values]);
  }
});

test('every reward has its table, and every table its reward', () => {
  const tables = readdirSync(folder).map((file) => file.replace('.json', ''));
  expect(tables.sort()).toEqual([...rewardNames].sort());
});

const groups = fc.array(
  fc.record({
    completion: fc.string({ unit: 'binary', maxLength: 60 }),
    tokens: fc.nat(30_000),
    outcome: fc.constantFrom<Outcome>('correct', 'incorrect', 'no_answer', 'fault'),
  }),
  { maxLength: 8 },
);
const weighted = fc.record(
  Object.fromEntries(rewardNames.map((name) => [name, fc.double({ min: -3, max: 3, noNaN: true })])),
);

test('the reward is the weighted sum of the components, and null exactly for a fault', () => {
  fc.assert(
    fc.property(groups, weighted, (group, weights) => {
      const list = rewardList.parse(Object.entries(weights).map(([name, weight]) => ({ name, weight })));
      const samples = group.map(({ outcome, ...rest }) => ({
        ...rest,
        verdict: verdictOf(outcome, undefined, 0),
      }));
      const rewarded = rewardGroup(
        { samples, prompt: 'How many?', groundTruth: { verifier: 'math', answer: '1' } },
        list,
      );
      rewarded.forEach(({ reward, components }, at) => {
        expect(reward === null).toBe(group[at]?.outcome === 'fault');
        expect(components === undefined).toBe(reward === null);
        if (reward === null || components === undefined) return;
        const sum = list.reduce(
          (total, { name, weight }) => total + weight * (components[name] as number),
          0,
        );
        expect(reward).toBeCloseTo(sum, 8);
      });
    }),
    { numRuns: 200 },
  );
});

test("the others' rewards do not depend on whether one could be judged", () => {
  const list = rewardList.parse(['correct', 'length']);
  const at = (outcome: Outcome) =>
    rewardGroup(
      {
        samples: [1, 2, 3].map((tokens) => ({
          completion: '',
          tokens,
          verdict: verdictOf(tokens === 3 ? outcome : 'correct', undefined, 0),
        })),
        groundTruth: { verifier: 'math', answer: '1' },
      },
      list,
    );
  expect(at('fault').slice(0, 2)).toEqual(at('incorrect').slice(0, 2));
  expect(at('fault')[2]).toEqual({ reward: null });
});

test('a list is read from text and from a file, and a mistake is told', () => {
  expect(parseRewards('correct, format:0.2').map(({ name, weight }) => [name, weight])).toEqual([
    ['correct', 1],
    ['format', 0.2],
  ]);
  expect(
    parseRewardsFile('rewards:\n  - correct\n  - { name: overlong, max: 100, cache: 10 }\n', 'r.yaml')[1],
  ).toEqual({
    name: 'overlong',
    weight: 1,
    max: 100,
    cache: 10,
    unit: 'tokens',
  });
  expect(() => parseRewards('corect')).toThrow('there is no reward of that name');
  expect(() => parseRewards('correct:')).toThrow('no reward with its weight');
  expect(() => parseRewards('correct,correct')).toThrow('twice');
  expect(() => parseRewardsFile('- { name: overlong, cache: 10, max: 5 }', 'r.yaml')).toThrow(
    'must not be more than',
  );
  expect(() => parseRewardsFile('- { name: length, units: words }', 'r.yaml')).toThrow(
    'there is no setting units',
  );
  expect(() => parseRewardsFile('a: [', 'r.yaml')).toThrow();
  expect(() => parseRewardsFile('', 'r.yaml')).toThrow('no list of rewards');
});

test('what a reward asks of the row and does not find is told by field', () => {
  const group = {
    samples: [{ completion: 'x', verdict: verdictOf('correct', undefined, 0) }],
    groundTruth: { verifier: 'math', answer: '1' },
  } as const;
  expect(() => rewardGroup(group, rewardList.parse(['overlong']))).toThrow('`tokens`');
  expect(() => rewardGroup(group, rewardList.parse(['language']))).toThrow('`prompt`');
});
