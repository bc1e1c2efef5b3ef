/** What an export wrote is read back as the same problems, and its tests run as the trainers' graders run them. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { exportShapes, openExport } from '#datasets/exports/index.js';
import { type Judgeable, type Problem, problem } from '#datasets/problem.js';
import { readFiles } from '#datasets/read-files.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-read-back-'));
afterAll(() => rmSync(folder, { recursive: true }));

const truths: [domain: string, truth: object][] = [
  ['math', { answer: '\\frac{1}{2}' }],
  ['math', { answer: '[-3,2]' }],
  ['math', { answer: '["x"]' }],
  ['math', { answer: '{1,2}' }],
  ['math', { answer: '0.25', relative_tolerance: 1e-9 }],
  ['math', { answer: '3,5', ordered: true }],
  ['math', { answers: ['1/2', '0.5'] }],
  ['choice', { answer: 'A', choices: ['x', 'y'] }],
  ['text', { answer: '[1, 2]', match: 'literal' }],
  ['text', { answer: 'Paris' }],
  ['code', { language: 'python', tests: [{ stdin: '1\n', stdout: '2\n' }] }],
  ['code', { language: 'cpp', entry_point: 'f', tests: [{ source: 'int main() { return f() - 1; }' }] }],
  ['code', { language: 'python', entry_point: 'f', tests: [{ args: [1, 'a'], expected: [2, null] }] }],
  ['code', { language: 'python', setup: 'import math', tests: [{ assert: 'assert f(2) == 4' }] }],
];
const problems = truths.map(([domain, truth], at) =>
  problem.parse({
    id: `set:${at}`,
    domain,
    prompt: [{ role: 'user', content: `Question ${at}?` }],
    ground_truth: { verifier: domain, ...truth },
    source: { dataset: 'set' },
    tags: [],
    meta: {},
  }),
) as Judgeable[];

/** Shapes that hold completions and not problems are none of these. */
const shapes = exportShapes.flatMap((shape) => ('row' in shape ? [[shape.name, shape] as const] : []));

test.each(shapes)('%s: ids, prompts and ground truths come back to the letter', async (name, shape) => {
  const path = join(folder, `${name}.${shape.file}`);
  const writer = await openExport(shape, path);
  for (const one of problems) await writer.write(one);
  await writer.close();
  const back: Problem[] = [];
  for await (const batch of readFiles([path], {}, () => undefined))
    for (const read of batch) back.push('problem' in read ? read.problem : expect.unreachable(read.message));
  const told = ({ id, domain, prompt, ground_truth }: Problem) => ({ id, domain, prompt, ground_truth });
  const carried = problems.filter((one, at) => shape.row(one, at) !== undefined);
  expect(back.map(told)).toEqual(carried.map(told));
  expect(problems.length - carried.length).toBe(name === 'open-instruct' ? 3 : 0);
});

const hasPython = spawnSync('python3', ['--version']).status === 0;

/** As open-instruct's and verl's graders do it: the program, and each test behind it in the same names. */
const graded = `import json, sys
program, tests = json.load(sys.stdin)
def passes(test):
    names = {"__builtins__": __builtins__}
    exec(program, names)
    try:
        exec(test, names)
        return True
    except Exception:
        return False
print(json.dumps([passes(test) for test in tests]))`;

function grade(truth: object, program: string): boolean[] {
  const one = {
    ...problems[0],
    domain: 'code',
    ground_truth: { verifier: 'code', language: 'python', ...truth },
  };
  const shape = exportShapes.find(({ name }) => name === 'open-instruct');
  const row = shape && 'row' in shape ? shape.row(one as Judgeable, 0) : undefined;
  const input = JSON.stringify([program, JSON.parse(String(row?.ground_truth))]);
  return JSON.parse(spawnSync('python3', ['-c', graded], { input, encoding: 'utf8' }).stdout) as boolean[];
}

const doubled = 'def f(x):\n    return 2 * x';
const tripled = 'def f(x):\n    return 3 * x';

test.skipIf(!hasPython)('tests that a trainer runs behind the program (skipped: python3 is absent)', () => {
  const begun = {
    entry_point: 'f',
    setup: 'def half(x):\n    return x / 2\n\ndef f(x):\n    """Doubles."""\n',
    tests: [{ source: 'def check(candidate):\n    assert half(candidate(3)) == 3' }],
  };
  expect(grade(begun, doubled)).toEqual([true]);
  expect(grade(begun, tripled)).toEqual([false]);
  // The program's own `half` is not replaced.
  expect(grade(begun, `${doubled}\ndef half(x):\n    return 0`)).toEqual([false]);

  const calls = { entry_point: 'Solution().f', tests: [{ args: [[1, null]], expected: [[1, null], 2] }] };
  const inClass = 'class Solution:\n    def f(self, x):\n        return (x, len(x))';
  expect(grade(calls, inClass)).toEqual([true]);
  expect(grade(calls, inClass.replace('len(x)', '3'))).toEqual([false]);

  const named = {
    tests: [{ assert: 'assert f(two) == 4' }, { assert: 'assert f(two) == 5' }],
    test_setup: 'two = 2',
  };
  expect(grade(named, doubled)).toEqual([true, false]);
  const functions = { tests: [{ source: 'def test_f():\n    assert f(2) == 4' }] };
  expect([grade(functions, doubled), grade(functions, tripled)]).toEqual([[true], [false]]);
});
