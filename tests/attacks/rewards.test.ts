/** Completions that try to earn a reward without solving the problem: each is judged in every form, and none does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { type CodeGroundTruth, code } from '#verifiers/code/index.js';
import { describeEachBackend } from '../sandboxes/each-backend.js';
import { type AttackLanguage, attacks, readProgram } from './fixtures.js';

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
  'assert with tolerance': {
    ...base,
    tolerance: 1e-6,
    tests: [{ assert: 'assert add(1, 2) == 3' }, { assert: 'assert [add(20, 22), 1.5] == [42, 1.5]' }],
  },
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
  'javascript call': {
    ...base,
    language: 'javascript',
    tests: [
      { args: [1, 2], expected: 3 },
      { args: [20, 22], expected: 42 },
    ],
  },
  'javascript tests': {
    ...base,
    language: 'javascript',
    setup: '// Adds.\nfunction add(a, b){\n',
    tests: [
      {
        source:
          "const assert = require('node:assert');\nfunction test() {\n  let candidate = add;\n  assert.deepEqual(candidate(1, 2), 3);\n  assert.deepEqual(candidate(20, 22), 42);\n}\ntest();\n",
      },
    ],
  },
  'javascript stdin': { ...base, language: 'javascript', tests: [{ stdin: '20 22\n', stdout: '42\n' }] },
  'c++ tests': {
    ...base,
    language: 'cpp',
    setup: '#include<assert.h>\n// Adds.\nlong add(long a, long b) {\n',
    tests: [{ source: '}\nint main() {\n    assert(add(1, 2) == 3);\n    assert(add(20, 22) == 42);\n}\n' }],
  },
  'php tests': {
    ...base,
    language: 'php',
    setup: '<?php\n// Adds.\nfunction add($a, $b) {\n',
    tests: [
      {
        source:
          'function candidate(...$args) { return add(...$args); }\nfunction test(): void {\n    if (candidate(1, 2) !== 3) { throw new Exception("Test failed!"); }\n    if (candidate(20, 22) !== 42) { throw new Exception("Test failed!"); }\n}\ntest();',
      },
    ],
  },
  'bash tests': {
    ...base,
    language: 'bash',
    setup: '#!/bin/bash\n# Adds.\n#\n# $1 is an integer\n# $2 is an integer\nadd() {\n',
    tests: [
      {
        source:
          '}\n\ncandidate() {\n    add "$@"\n}\n\nset -e\nrun_test() {\n    [[ $(candidate "1" "2") = "3" ]]\n    [[ $(candidate "20" "22") = "42" ]]\n}\n\nrun_test\n',
      },
    ],
  },
  'c++ stdin': { ...base, language: 'cpp', tests: [{ stdin: '20 22\n', stdout: '42\n' }] },
};
/** Tests in which a call is given what an earlier one must return; the last must return what the first did. */
const telling: Record<string, CodeGroundTruth> = {
  check: {
    ...base,
    tests: [
      {
        source:
          'def check(candidate):\n    assert candidate(100, 200) == 300\n    assert 700 == candidate(300, 400)\n    assert candidate(700, -600) == 100\n    assert candidate(100, 200) == 300\n',
      },
    ],
  },
  'check that compares later': {
    ...base,
    tests: [
      {
        source:
          'def check(candidate):\n    one, two = candidate(100, 200), candidate(300, 400)\n    three = candidate(700, -600)\n    assert (one, two, three) == (300, 700, 100)\n    assert candidate(100, 200) == 300\n',
      },
    ],
  },
  'javascript tests': {
    ...base,
    language: 'javascript',
    tests: [
      {
        source:
          "const assert = require('node:assert');\nassert.deepEqual(add(100, 200), 300);\nassert.deepEqual(add(300, 400), 700);\nassert.deepEqual(add(700, -600), 100);\nassert.deepEqual(add(100, 200), 300);\n",
      },
    ],
  },
};
const readers: Partial<Record<string, readonly string[]>> = {
  python: ['reads-later-calls.py', 'asks-for-all-calls.py'],
  javascript: ['reads-later-calls.js', 'asks-for-all-calls.js'],
};
const honest: Partial<Record<string, string>> = {
  python:
    'def add(a, b):\n    return a + b\nif __name__ == "__main__":\n    print(add(*map(int, input().split())))\n',
  javascript:
    "function add(a, b) { return a + b; }\nconst given = require('node:fs').readFileSync(0, 'utf8').split(' ').map(Number);\nconsole.log(add(...given));\n",
  php: '<?php\nfunction add($a, $b) { return $a + $b; }\n',
  bash: 'add() { echo $(($1 + $2)); }\n',
  cpp: '#include <iostream>\nlong add(long a, long b) { return a + b; }\nint main() { long a, b; std::cin >> a >> b; std::cout << add(a, b) << "\\n"; }\n',
};
const fenced = (source: string, language: string): string => `\`\`\`${language}\n${source}\`\`\``;

await describeEachBackend((backend) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await backend.open({ workers: 2 });
  });
  afterAll(() => sandbox.close());

  describe.each(Object.entries(telling))(
    '%s, where a later call tells an earlier answer',
    async (_, truth) => {
      const { language } = truth;
      const there = (await backend.languages())[language];
      if (!there.works) return test.skip(`${there.reason}; ${there.remedy}`, () => undefined);
      const judge = (source: string) =>
        code.verify(fenced(source, language), truth, { sandbox: async () => sandbox });

      test('the honest solution earns 1', async () => {
        expect(await judge(honest[language] ?? '')).toMatchObject({ reward: 1, outcome: 'correct' });
      });

      test.each(readers[language] ?? [])('earns nothing: %s', async (name) => {
        expect(await judge(readProgram(`./rewards/${name}`))).toMatchObject({
          reward: 0,
          outcome: 'incorrect',
        });
      });
    },
  );

  describe.each(Object.entries(forms))('%s', async (_name, groundTruth) => {
    const { language } = groundTruth;
    const there = (await backend.languages())[language];
    if (!there.works) return test.skip(`${there.reason}; ${there.remedy}`, () => undefined);
    const judge = (source: string) =>
      code.verify(fenced(source, language), groundTruth, { sandbox: async () => sandbox });

    test('the honest solution earns 1', async () => {
      expect(await judge(honest[language] ?? '')).toMatchObject({ reward: 1, outcome: 'correct' });
    });

    test.each(attacks('rewards', language as AttackLanguage))('earns nothing: $name', async ({ source }) => {
      expect(await judge(source)).toMatchObject({ reward: 0, outcome: 'incorrect' });
    });
  });
});
