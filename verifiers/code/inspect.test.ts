import { expect, test } from 'vitest';
import type { CodeGroundTruth } from './ground-truth.js';
import { inspect } from './inspect.js';

const defect = (more: Partial<CodeGroundTruth>) =>
  inspect({ verifier: 'code', language: 'python', tests: [], ...more })?.code ?? null;

test('no tests cannot be judged against', () => {
  expect(defect({})).toBe('no-tests');
});

test('tests of several forms cannot', () => {
  expect(defect({ tests: [{ assert: 'assert f()' }, { stdin: '', stdout: '' }] })).toBe('mixed-tests');
});

test('call tests and check need an entry point, and a sound one', () => {
  const tests = [{ args: [1], expected: 1 }];
  expect(defect({ tests })).toBe('no-entry-point');
  expect(defect({ tests: [{ source: 'def check(candidate):\n    pass' }] })).toBe('no-entry-point');
  expect(defect({ tests, entry_point: 'os.system; f' })).toBe('bad-entry-point');
  expect(defect({ tests, entry_point: 'f' })).toBeNull();
  expect(defect({ tests, entry_point: 'Solution().f' })).toBeNull();
});

test('an integer that JSON rounds cannot be compared exactly', () => {
  expect(defect({ tests: [{ args: [[2 ** 60]], expected: 1 }], entry_point: 'f' })).toBe('unsafe-integer');
  expect(defect({ tests: [{ args: [1], expected: 1e300 }], entry_point: 'f' })).toBeNull();
});

test('an empty assertion tests nothing', () => {
  expect(defect({ tests: [{ assert: ' ' }] })).toBe('empty-test');
});
