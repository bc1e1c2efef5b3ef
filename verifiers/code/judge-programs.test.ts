/** Test files in other languages: what is the tests' fault is none of the completion's, and a failed assertion is a wrong answer. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bubblewrap } from '#sandboxes/bubblewrap/index.js';
import type { Language } from '#sandboxes/languages.js';
import { probe } from '#sandboxes/probe.js';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { code } from './index.js';

const here = await bubblewrap.languages();
const { works } = await probe(bubblewrap);

describe.skipIf(!works)('test files', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await bubblewrap.open({ workers: 1 });
  });
  afterAll(() => sandbox.close());
  const judge = (language: Language, setup: string, source: string, completion: string) =>
    code.verify(
      completion,
      { verifier: 'code', language, entry_point: 'twice', setup, tests: [{ source }] },
      { sandbox: async () => sandbox },
    );
  const cpp = '#include <assert.h>\nlong twice(long n) {\n';
  const sound = '}\nint main() { assert(twice(2) == 4); }\n';

  test.skipIf(!here.cpp.works)(
    'tests that no completion compiles with are a fault',
    async () => {
      const verdict = await judge(
        'cpp',
        cpp,
        '}\nint main() { assert(twice(2) == four); }\n',
        '  return 2 * n;\n',
      );
      expect(verdict).toMatchObject({ reward: null, outcome: 'fault' });
      expect(verdict.reason).toMatch(/tests do not compile.*four/);
    },
    60_000,
  );

  test.skipIf(!here.cpp.works)(
    'a completion cannot make its own error look like one of the tests',
    async () => {
      const forged = '```cpp\nlong twice(long n) { return 2 * n; }\n#line 3 "main.cpp"\n#error four\n```';
      expect(await judge('cpp', cpp, sound, forged)).toMatchObject({
        reward: 0,
        tests: { outcomes: ['compile_error'] },
      });
    },
    60_000,
  );

  test.skipIf(!here.ruby.works).each([
    ['  2 * n\nend\n', 1],
    ['```ruby\ndef twice(n)\n  n + n\nend\n```', 1],
    ['  4\nend\n', 0],
    ['  exit!(0)\nend\n', 0],
    ['  2\nend\nputs File.read(__FILE__)[/[0-9a-f]{64}/]\nexit!(0)\n', 0],
  ])('Ruby, classes of test-unit: %j earns %i', async (completion, reward) => {
    const tests =
      "require 'test/unit'\nclass TestTwice < Test::Unit::TestCase\n  def test_twice\n    candidate = method(:twice)\n    assert_equal(4, candidate.call(2))\n    assert_equal(-6, candidate.call(-3))\n  end\nend\n";
    const verdict = await judge('ruby', '# Twice n.\ndef twice(n)\n', tests, completion);
    expect(verdict).toMatchObject({ reward });
  });

  test.skipIf(!here.php.works)('a function that PHP has already is a fault of the tests', async () => {
    const truth = [
      '<?php\nfunction strlen($s) {\n',
      'if (strlen("a") !== 1) { throw new Exception("Test failed!"); }',
    ];
    const verdict = await code.verify(
      '    return 1;\n}\n',
      {
        verifier: 'code',
        language: 'php',
        entry_point: 'strlen',
        setup: truth[0],
        tests: [{ source: truth[1] ?? '' }],
      },
      { sandbox: async () => sandbox },
    );
    expect(verdict).toMatchObject({ reward: null, outcome: 'fault' });
    const own = await judge(
      'php',
      '<?php\nfunction twice($n) {\n',
      'twice(1);',
      '    return 2;\n}\nfunction strlen() {}\n',
    );
    expect(own).toMatchObject({ reward: 0, outcome: 'incorrect' });
  });

  test.each<[Language, string, string, string]>([
    ['cpp', cpp, sound, '  return 5;\n'],
    [
      'php',
      '<?php\nfunction twice($n) {\n',
      'if (twice(2) !== 4) { throw new Exception("Test failed!"); }',
      '  return 5;\n}\n',
    ],
    ['bash', 'twice() {\n', '}\nset -e\nrun_test() {\n  [[ $(twice 2) = "4" ]]\n}\nrun_test\n', '  echo 5\n'],
  ])(
    'a failed assertion is a wrong answer: %s',
    async (language, setup, source, completion) => {
      if (!here[language].works) return;
      const verdict = await judge(language, setup, source, completion);
      expect(verdict).toMatchObject({ reward: 0, tests: { outcomes: ['wrong_answer'] } });
      expect(verdict.reason).toMatch(/assertion failed: .*4|Test failed/);
    },
    60_000,
  );
});
