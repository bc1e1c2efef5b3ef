import { expect, test } from 'vitest';
import type { CodeGroundTruth } from '#verifiers/code/ground-truth.js';
import { callsOf } from './test-calls.js';
import { pythonText } from './values.js';

const assertions = (...asserts: string[]): CodeGroundTruth => ({
  verifier: 'code',
  language: 'python',
  tests: asserts.map((assert) => ({ assert })),
});

test.each([
  ['assert f(1, [2, 3]) == 4', '1, [2, 3]'],
  [' assert  f ( (1,) ,"a)b" )==(\n3)', '(1,), "a)b"'],
  ['assert f() == None', ''],
  [
    'assert f({1: "x"}, {2}, b"\\x00a", 12345678901234567890) == 1',
    '{1: "x"}, {2}, b"\\x00a", 12345678901234567890',
  ],
  ['assert f(-1.5, (), True, None, ((1, 2), [])) == {1}', '-1.5, (), True, None, ((1, 2), [])'],
  ['assert f("\\u00e9\\n\\"", 1e400) == 1', '"é\\n\\"", 1e400'],
])('%s is a call', (source, args) => {
  const calls = callsOf(assertions(source));
  expect(calls?.entryPoint).toBe('f');
  expect(calls?.examples[0]?.map(pythonText).join(', ')).toBe(args);
});

test.each([
  'assert f(g(1)) == 2',
  'assert f(1) != 2',
  'assert f(1)',
  'assert set(f(1)) == {2}',
  'assert f(1) == g(2)',
  'assert f(1) + 1 == 2',
  'assert f(x=1) == 2',
  'assert f(1 2) == 2',
  'assert f(1) == 2, f(1) == 3',
  'assert not f(1) == 2',
  'assert a.f(1) == 2',
])('%s is none', (source) => {
  expect(callsOf(assertions(source))).toBeNull();
});

test('all tests must call one function', () => {
  expect(callsOf(assertions('assert f(1) == 2', 'assert g(1) == 2'))).toBeNull();
  expect(callsOf(assertions('assert f(1) == 2', 'assert f(2)'))).toBeNull();
});
