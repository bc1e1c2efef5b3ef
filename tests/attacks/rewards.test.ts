/** Completions that try to earn a reward without solving the problem: each is judged in every form, and none does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { type CodeGroundTruth, code } from '#verifiers/code/index.js';
import { describeEachBackend } from '../sandboxes/each-backend.js';
import { attacks } from './fixtures.js';

const base = { verifier: 'code', language: 'python', entry_point: 'add', limits: { time_s: 2 } } as const;
const forms: Record<string, CodeGroundTruth> = {
  call: {
    ...base,
    tests: [
      { args: [1, 2], expected: 3 },
      { args: [20, 22], expected: 42 },
    ],
  },
  assert: { ...base, tests: [{ assert: 'assert add(1, 2) == 3' }, { assert: 'assert add(20, 22) == 42' }] },
  check: {
    ...base,
    setup: 'def add(a, b):\n    """Adds."""\n',
    tests: [
      {
        source:
          'def check(candidate):\n    assert candidate(1, 2) == 3\n    assert candidate(20, 22) == 42\n',
      },
    ],
  },
  stdin: { ...base, tests: [{ stdin: '20 22\n', stdout: '42\n' }] },
};
const honest =
  'def add(a, b):\n    return a + b\nif __name__ == "__main__":\n    print(add(*map(int, input().split())))\n';
const fenced = (source: string): string => `\`\`\`python\n${source}\`\`\``;

await describeEachBackend((backend) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await backend.open({ workers: 2 });
  });
  afterAll(() => sandbox.close());

  describe.each(Object.entries(forms))('%s', (_name, groundTruth) => {
    const judge = (source: string) =>
      code.verify(fenced(source), groundTruth, { sandbox: async () => sandbox });

    test('the honest solution earns 1', async () => {
      expect(await judge(honest)).toMatchObject({ reward: 1, outcome: 'correct' });
    });

    test.each(attacks('rewards'))('earns nothing: $name', async ({ source }) => {
      expect(await judge(source)).toMatchObject({ reward: 0, outcome: 'incorrect' });
    });
  });
});
