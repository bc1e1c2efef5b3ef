import { expect, test } from 'vitest';
import type { Draft } from './problem.js';
import { problemId } from './problem-id.js';

const draft: Draft = {
  domain: 'math',
  prompt: [{ role: 'user', content: 'What is 1 + 1?' }],
  ground_truth: { verifier: 'math', answer: '2' },
};

test('a row that has an id keeps it', () => {
  expect(problemId('set', { ...draft, id: 'x/1' })).toBe('set:x/1');
});

test('the hash is of the prompt and the truth, spacing aside, and never changes', () => {
  const id = problemId('set', draft);
  expect(id).toBe('set:9e808f839d26487b');
  expect(problemId('set', { ...draft, prompt: [{ role: 'user', content: ' What is\n1  + 1? ' }] })).toBe(id);
  expect(problemId('set', { ...draft, ground_truth: { answer: '2', verifier: 'math' } })).toBe(id);
  expect(problemId('set', { ...draft, ground_truth: { verifier: 'math', answer: '3' } })).not.toBe(id);
  expect(problemId('set', { ...draft, solution: 'S' })).toBe(id);
});

test('a truth is hashed with its keys in order, and numbers among them before the others', () => {
  const args = [{ b: 1, '10': [{ z: null, y: 'ä' }], '9': 2 }];
  const tests = [{ args, expected: { d: 1, c: [2] } }];
  const ground_truth: Draft['ground_truth'] = { verifier: 'code', language: 'python', tests };
  expect(problemId('set', { ...draft, ground_truth })).toBe('set:153cf896e11b5848');
});

test('spacing of every kind and the two ways to write an accent make no difference', () => {
  const asked = (content: string) => problemId('set', { ...draft, prompt: [{ role: 'user', content }] });
  expect(asked('What\u00a0 is\t\r\n\u2003caf\u00e9?\u3000')).toBe(asked('What is cafe\u0301?'));
  expect(asked('What is  it?')).toBe(asked('What is it?'));
  expect(asked('What is caf\u00e9?')).toBe('set:a65a7507be2d0c9f');
});
