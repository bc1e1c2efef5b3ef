import { expect, test } from 'vitest';
import type { Row } from '../problem.js';
import { readProblem } from '../read-problem.js';
import { customFormat, type FieldMap, fieldMap } from './custom.js';
import { parseJsonPath, valueAt } from './json-path.js';

const read = (map: FieldMap, row: Row) => readProblem(customFormat(map), row, { source: { dataset: 'set' } });

test('paths name one value each', () => {
  const row = { a: { b: [{ 'odd name': 7 }] }, 'x-y': 1 };
  expect(valueAt(row, parseJsonPath("$.a.b[0]['odd name']"))).toBe(7);
  expect(valueAt(row, parseJsonPath('x-y'))).toBe(1);
  expect(valueAt(row, parseJsonPath('$'))).toBe(row);
  expect(valueAt(row, parseJsonPath('$.a.b[3].c'))).toBeUndefined();
  expect(valueAt(row, parseJsonPath('$.toString'))).toBeUndefined();
  expect(() => parseJsonPath('$.a..b')).toThrow('cannot read "..b"');
});

test('fields are taken where the map says; what is left goes to meta', () => {
  const map = {
    prompt: '$.q',
    system: 'sys',
    answer: '$.meta.gold',
    completions: 'outs',
    id: 'n',
    tags: 'kind',
  };
  const row = {
    q: 'What?',
    sys: 'Be brief.',
    meta: { gold: 4.5, by: 'us' },
    outs: ['a', 'b'],
    n: 7,
    kind: 'x',
    z: 0,
  };
  expect(read(map, row)).toEqual({
    id: 'set:7',
    domain: 'math',
    prompt: [
      { role: 'system', content: 'Be brief.' },
      { role: 'user', content: 'What?' },
    ],
    ground_truth: { verifier: 'math', answer: '4.5' },
    source: { dataset: 'set' },
    rollout: { completions: ['a', 'b'] },
    tags: ['x'],
    meta: { meta: { gold: 4.5, by: 'us' }, z: 0 },
  });
});

test('tests, choices, texts and whole ground truths', () => {
  const tests = read({ prompt: 'q', tests: 't', setup: 's' }, { q: 'Q', t: ['assert f()'], s: 'import re' });
  expect(tests).toMatchObject({
    domain: 'code',
    ground_truth: { setup: 'import re', tests: [{ assert: 'assert f()' }] },
  });
  const choice = { prompt: 'q', answer: 'a', choices: 'c', verifier: 'choice' as const };
  expect(read(choice, { q: 'Q', a: 'B', c: ['x', 'y'] })).toMatchObject({
    domain: 'choice',
    ground_truth: { answer: 'B' },
  });
  expect(() => read(choice, { q: 'Q', a: 'b', c: ['x'] })).toThrow('one capital letter');
  const whole = { verifier: 'text', answer: 'Paris' };
  expect(read({ prompt: 'q', ground_truth: 'g' }, { q: 'Q', g: whole }).ground_truth).toEqual(whole);
});

test('a missing prompt and a wrong type name the path', () => {
  expect(() => read({ prompt: '$.q', answer: 'a' }, { a: '1' })).toThrow('$.q is missing or empty');
  expect(() => read({ prompt: '$.q', answer: '$.a' }, { q: 'Q', a: [1] })).toThrow(
    '$.a cannot be the answer',
  );
});

test('a map must say what is judged by', () => {
  expect(fieldMap.safeParse({ prompt: 'q' }).success).toBe(false);
  expect(fieldMap.safeParse({ prompt: 'q', anwser: 'a' }).success).toBe(false);
  expect(fieldMap.safeParse({ prompt: 'q', answer: 'a' }).success).toBe(true);
});
