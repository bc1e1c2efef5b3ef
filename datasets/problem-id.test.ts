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
