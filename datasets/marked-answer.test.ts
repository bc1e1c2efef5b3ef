import { expect, test } from 'vitest';
import { markedAnswer, truthOfMarked } from './marked-answer.js';

test.each([
  ['So $\\boxed{4}$.', '4', []],
  ['Thus \\boxed{4}. That is, \\boxed{4}.', '4', []],
  ['Thus \\boxed{0.5}. Indeed \\boxed{\\frac12}.', '\\frac12', []],
  ['The roots are \\boxed{2} and \\boxed{3}.', '2, 3', []],
  ['It is \\boxed{x+1} or \\boxed{1+x}.', '1+x', []],
  ['It is \\boxed{3} or \\boxed{-3}.', '-3', ['3']],
  ['The first is \\boxed{3}.\n\nThe second, by the same steps, is \\boxed{5}.', '5', ['3']],
  ['#### 7', '7', []],
])('%s marks %s', (solution, text, others) => {
  expect(markedAnswer(solution)).toMatchObject({ text, others });
});

test('a solution that marks nothing has no answer', () => {
  expect(markedAnswer('Perhaps 4')).toBeUndefined();
  expect(markedAnswer(undefined)).toBeUndefined();
});

test('where the question asks for one of several, any of those that are marked side by side is right', () => {
  const solution = 'The foci are \\boxed{(10,0)} and \\boxed{(0,0)}.';
  const truthOf = (question: string) => truthOfMarked(markedAnswer(solution, question)!);
  const any = { verifier: 'math', answers: ['(10,0)', '(0,0)'] };
  expect(truthOf('Find the coordinates of one of the foci.')).toEqual(any);
  expect(truthOf('Find a focus. (Enter only one of them, not both.)')).toEqual(any);
  expect(truthOf('Find the foci.')).toEqual({ verifier: 'math', answer: '(10,0), (0,0)' });
  expect(markedAnswer('It is \\boxed{3}.', 'Find one of the roots.')).not.toHaveProperty('anyOf');
});
