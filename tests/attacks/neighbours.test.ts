/**
 * Programs that are honest but for one test, in which they do a trick: the tests before and after it are judged as if it had
 * been wrong in the plain way.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { type CodeGroundTruth, code } from '#verifiers/code/index.js';
import { describeEachBackend } from '../sandboxes/each-backend.js';
import { type AttackLanguage, attacks } from './fixtures.js';

const base = { verifier: 'code', entry_point: 'add', limits: { time_s: 1, memory_mb: 128 } } as const;
const python = { ...base, language: 'python' } as const;
const javascript = { ...base, language: 'javascript' } as const;
/** The second is the one with the trick. */
const sums = [
  [1, 2, 3],
  [20, 22, 42],
  [3, 4, 7],
] as const;
const calls = sums.map(([a, b, sum]) => ({ args: [a, b], expected: sum }));

/** Where each test has an outcome of its own. */
const apart: Record<string, CodeGroundTruth> = {
  call: { ...python, tests: calls },
  assert: { ...python, tests: sums.map(([a, b, sum]) => ({ assert: `assert add(${a}, ${b}) == ${sum}` })) },
  stdin: { ...python, tests: sums.map(([a, b, sum]) => ({ stdin: `${a} ${b}\n`, stdout: `${sum}\n` })) },
  'javascript call': { ...javascript, tests: calls },
  'javascript tests': {
    ...javascript,
    tests: sums.map(([a, b, sum]) => ({
      source: `const assert = require('node:assert');\nassert.deepEqual(add(${a}, ${b}), ${sum});\n`,
    })),
  },
};

const functions = sums.map(([a, b, sum]) => `def test_${a}():\n    assert add(${a}, ${b}) == ${sum}\n`);
const methods = sums.map(
  ([a, b, sum]) => `    def test_${a}(self):\n        self.assertEqual(add(${a}, ${b}), ${sum})\n`,
);
/** Where several are packed into one, which passes when all do. */
const packed: Record<string, CodeGroundTruth> = {
  'file of functions': { ...python, tests: [{ source: functions.join('\n') }] },
  'file that expects any exception': {
    ...python,
    tests: [
      {
        source: `import pytest\n${functions.join('\n')}\ndef test_bad():\n    with pytest.raises(Exception):\n        add("a", 1)\n`,
      },
    ],
  },
  'file of a class': {
    ...python,
    tests: [{ source: `import unittest\nclass TestAdd(unittest.TestCase):\n${methods.join('\n')}` }],
  },
  'javascript file': {
    ...javascript,
    tests: [
      {
        source: `const assert = require('node:assert');\n${sums.map(([a, b, sum]) => `assert.deepEqual(add(${a}, ${b}), ${sum});\n`).join('')}`,
      },
    ],
  },
};

/** The trick is done in the call of the test with 20; what it gives back is the answer. */
const around: Partial<Record<AttackLanguage, (trick: string) => string>> = {
  python: (trick) =>
    `${trick}\ndef add(a, b):\n    return trick() if a == 20 else a + b\nif __name__ == "__main__":\n    print(add(*map(int, input().split())))\n`,
  javascript: (trick) => `${trick}\nfunction add(a, b) { return a === 20 ? trick() : a + b; }\n`,
};
const plain: Partial<Record<AttackLanguage, string>> = {
  python: 'def trick():\n    return 0\n',
  javascript: 'function trick() { return 0; }\n',
};

await describeEachBackend((backend) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    // One worker, so that every test is run where the trick was done.
    sandbox = await backend.open({ workers: 1 });
  });
  afterAll(() => sandbox.close());
  const judge = (source: string, groundTruth: CodeGroundTruth) =>
    code.verify(`\`\`\`${groundTruth.language}\n${source}\`\`\``, groundTruth, {
      sandbox: async () => sandbox,
    });
  const tricks = (language: string) => [
    { name: 'a plain mistake', source: plain[language as AttackLanguage] ?? '' },
    ...attacks('neighbours', language as AttackLanguage),
  ];

  describe.each(Object.entries(apart))('%s', async (_name, groundTruth) => {
    const language = groundTruth.language as AttackLanguage;
    const there = (await backend.languages())[groundTruth.language];
    if (!there.works) return test.skip(`${there.reason}; ${there.remedy}`, () => undefined);

    test.each(tricks(language))('only its own test fails: $name', async ({ source }) => {
      const program = around[language]?.(source) ?? '';
      const verdict = await judge(program, { ...groundTruth, all_tests: true });
      expect(verdict).toMatchObject({ reward: 0, outcome: 'incorrect', tests: { passed: 2 } });
      const [before, trick, after] = verdict.tests?.outcomes ?? [];
      expect([before, after]).toEqual(['accepted', 'accepted']);
      expect(trick).not.toBe('accepted');
      // Judged up to the first failure, where tests may be run together.
      const first = await judge(program, groundTruth);
      expect(first).toMatchObject({
        reward: 0,
        outcome: 'incorrect',
        reason: expect.stringMatching(/^test 2: /),
      });
    });
  });

  describe.each(Object.entries(packed))('%s', async (_name, groundTruth) => {
    const language = groundTruth.language as AttackLanguage;
    const there = (await backend.languages())[groundTruth.language];
    if (!there.works) return test.skip(`${there.reason}; ${there.remedy}`, () => undefined);

    test('the honest solution earns 1', async () => {
      const never = around[language]?.(plain[language] ?? '').replace('20', '-1') ?? '';
      expect(await judge(never, groundTruth)).toMatchObject({ reward: 1, outcome: 'correct' });
    });

    test.each(tricks(language))('the whole fails: $name', async ({ source }) => {
      const program = around[language]?.(source) ?? '';
      expect(await judge(program, groundTruth)).toMatchObject({ reward: 0, outcome: 'incorrect' });
    });
  });
});
