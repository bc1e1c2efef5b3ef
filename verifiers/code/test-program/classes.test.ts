import { describe, expect, test } from 'vitest';
import { braces } from './braces.js';
import { inClass } from './classes.js';

const setup =
  'import java.util.*;\nclass Problem {\n    // Three times n.\n    public static long triple(long n) {\n';
const tests =
  '    }\n    public static void main(String[] args) {\n    assert(triple((2l)) == (6l));\n    }\n\n}\n';
const method = 'public static long triple(long n) { return 3 * n; }';
const build = (code: string) =>
  Object.entries(
    inClass('java')({
      ...{ found: { code, rule: 'fenced' }, setup, entryPoint: 'triple', tests, token: 'done' },
      ...{ checks: [], mark: 'mark', mustFail: 0 },
    }),
  )[0] ?? [];
/** The outermost lines of the file. */
const outline = (source: string) => source.split('\n').filter((line) => /^[a-z]/.test(line));

describe('the tests stand in the class of the method', () => {
  test.each([
    ['        return 3 * n;\n', 'Problem.java', ['import java.util.*;', 'class Problem {']],
    [method, 'Problem.java', ['import java.util.*;', 'class Problem {', method]],
    [
      `import java.math.*;\n${method}`,
      'Problem.java',
      ['import java.util.*;', 'import java.math.*;', 'class Problem {', method],
    ],
    [
      `package a;\nimport java.math.*;\npublic class Solution {\n  ${method}\n}\nclass Other {\n}`,
      'Solution.java',
      ['import java.util.*;', 'import java.math.*;', 'class Solution {', 'class Other {'],
    ],
    [
      `class Other {\n}\n// A class of its own {\nclass Problem {\n  ${method}\n}`,
      'Problem.java',
      ['import java.util.*;', 'class Other {', 'class Problem {'],
    ],
  ])('%j', (code, name, lines) => {
    const [file, source = ''] = build(code);
    expect(file).toBe(name);
    expect(outline(source)).toEqual(lines);
    const before = braces(source, 'java').filter(({ at }) => at < source.indexOf('runTests()'));
    expect(before.filter(({ opens }) => opens).length * 2 - before.length).toBe(1);
    expect(source).toContain('System.out.println("\\ndone")');
  });
});

test('a main of the completion is a demonstration', () => {
  const [, source = ''] = build(
    `class Problem {\n  ${method}\n  public static void main(String[] a) { triple(1); }\n}`,
  );
  expect(source.match(/ main\(/g)).toHaveLength(1);
});
