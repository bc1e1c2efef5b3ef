import { expect, test } from 'vitest';
import { assemble, setupContinues } from './assemble.js';
import type { CodeGroundTruth } from './ground-truth.js';

const prompt = 'import math\n\ndef f(x):\n    """Doubles."""\n';
const truth = (more: Partial<CodeGroundTruth>): CodeGroundTruth => ({
  verifier: 'code',
  language: 'python',
  tests: [{ assert: 'assert f(1) == 2' }],
  ...more,
});
const put = (code: string, more: Partial<CodeGroundTruth>) => assemble({ code, rule: 'fenced' }, truth(more));

test('a continuation stands right after the prompt', () => {
  expect(put('    return 2 * x\n', { setup: prompt, entry_point: 'f' })).toBe(`${prompt}    return 2 * x\n`);
});

test('a body without indentation gets it', () => {
  expect(put('y = 2\nreturn y * x', { setup: prompt, entry_point: 'f' })).toBe(
    `${prompt}    y = 2\n    return y * x`,
  );
});

test('a completion that defines the entry point replaces the begun one and keeps the imports', () => {
  const program = put('def f(x):\n    return 2 * x', { setup: prompt, entry_point: 'f' });
  expect(program).toBe(`${prompt}    pass\n\n\ndef f(x):\n    return 2 * x`);
});

test('a setup that does not begin the entry point stands before the code', () => {
  expect(put('def f(): pass', { setup: 'import math', entry_point: 'f' })).toBe(
    'import math\n\ndef f(): pass',
  );
  expect(setupContinues(truth({ setup: 'import math', entry_point: 'f' }))).toBe(false);
});

test('what the tests need of the solution stands after it', () => {
  expect(put('class Node: pass', { test_setup: 'root = Node()' })).toBe('class Node: pass\n\nroot = Node()');
});
