import { expect, test } from 'vitest';
import type { Row } from '../problem.js';
import { readProblem } from '../read-problem.js';
import { formatNamed } from './registry.js';

const read = (format: string, row: Row) =>
  readProblem(formatNamed(format), row, { source: { dataset: 'set', row: 3 } });

test('gsm8k: the marks go, the line with the answer stays, and attach finds the truth in it', () => {
  const made = read('gsm8k', { question: 'How many?', answer: 'It is <<3*4=12>>12.\n#### 12', extra: [1] });
  expect(made).toEqual({
    id: expect.stringMatching(/^set:[0-9a-f]{16}$/),
    domain: 'math',
    prompt: [{ role: 'user', content: 'How many?' }],
    solution: 'It is 12.\n#### 12',
    source: { dataset: 'set', row: 3 },
    tags: [],
    meta: { extra: [1] },
  });
  const unmarked = { question: 'How many?', answer: '12' };
  expect(formatNamed('gsm8k').recognises?.(unmarked)).toBe(false);
  expect(read('gsm8k', unmarked)).toMatchObject({ solution: '12' });
  expect(() => read('gsm8k', { question: 5, answer: '#### 12' })).toThrow('question');
});

test('math: the truth stays inside the solution unless it has a field; level and type are tags and meta', () => {
  const row = { problem: 'P', solution: '$\\boxed{7}$', level: 'Level 3', type: 'Counting & Probability' };
  expect(read('math', row)).toMatchObject({
    solution: '$\\boxed{7}$',
    tags: ['counting-probability', 'level-3'],
    meta: { level: 'Level 3', type: 'Counting & Probability' },
  });
  expect(read('math', row)).not.toHaveProperty('ground_truth');
  const later = {
    problem: 'P',
    solution: 'S',
    answer: ' 7 ',
    subject: 'Algebra',
    level: 2,
    unique_id: 'test/1.json',
  };
  expect(read('math', later)).toMatchObject({
    id: 'set:test/1.json',
    ground_truth: { verifier: 'math', answer: '7' },
    tags: ['algebra', 'level-2'],
  });
});

test('mbpp: the prompt names the function by its tests, hidden tests are judged but not shown', () => {
  const made = read('mbpp', {
    text: 'Add.',
    code: 'def add(a, b):\r\n    return a + b',
    task_id: 11,
    test_setup_code: 'tree = Node(1)',
    test_imports: ['import math'],
    test_list: ['assert add(1, 2) == 3'],
    challenge_test_list: ['assert add(0, 0) == 0'],
  });
  expect(made).toMatchObject({
    id: 'set:11',
    prompt: [
      { content: 'Add.\n\nYour code should pass these tests:\n\ntree = Node(1)\nassert add(1, 2) == 3' },
    ],
    ground_truth: {
      setup: 'import math',
      test_setup: 'tree = Node(1)',
      tests: [{ assert: 'assert add(1, 2) == 3' }, { assert: 'assert add(0, 0) == 0' }],
    },
    solution: 'def add(a, b):\n    return a + b',
  });
  // The sanitized release, from a CSV file.
  const sanitized = read('mbpp', {
    prompt: 'Add.',
    code: 'c',
    test_imports: '["import re"]',
    test_list: '["assert f()"]',
  });
  expect(sanitized.ground_truth).toMatchObject({ setup: 'import re', tests: [{ assert: 'assert f()' }] });
  expect(() => read('mbpp', { text: 'Add.', code: 'c', test_list: [] })).toThrow('test_list is empty');
});

test('humaneval: the setup is the prompt, so that a body alone completes it; the solution is a whole program', () => {
  const made = read('humaneval', formatNamed('humaneval').sample);
  const { prompt, canonical_solution, test } = formatNamed('humaneval').sample as Record<string, string>;
  expect(made).toMatchObject({
    id: 'set:Sample/0',
    ground_truth: { entry_point: 'double', setup: prompt, tests: [{ source: test }] },
    solution: `${prompt}${canonical_solution}`,
  });
});

test('rlvr: a problem comes back as it was', () => {
  const row = {
    id: 'other:1',
    domain: 'math',
    prompt: [{ role: 'user', content: 'P' }],
    ground_truth: { verifier: 'math', answer: '1' },
    source: { dataset: 'other', file: 'x', row: 9, split: 'test', license: 'MIT' },
    quality: { score: 0.5, scorer: 's' },
    difficulty: { pass_rate: 0.25, samples: 4, tier: 'hard' },
    rollout: { completions: ['1'], rewards: [1] },
    tags: ['t'],
    meta: { deep: [null, { x: 1 }] },
  };
  expect(JSON.stringify(read('rlvr', row))).toBe(JSON.stringify(row));
  expect(() => read('rlvr', { ...row, difficulty: { pass_rate: 2 } })).toThrow('difficulty.pass_rate');
  expect(() => read('rlvr', { ...row, soluton: 'x' })).toThrow('problems have no field soluton');
});

test('a code test whose number lost digits is refused, an answer keeps them', () => {
  const options = { source: { dataset: 'set' }, longNumbers: ['12345678901234567890'] };
  const tests = [{ args: ['12345678901234567890'], expected: 1 }];
  const row = {
    ...formatNamed('rlvr').sample,
    ground_truth: { verifier: 'code', language: 'python', entry_point: 'f', tests },
  };
  expect(() => readProblem(formatNamed('rlvr'), row, options)).toThrow(
    'more digits than a JSON number holds',
  );
  const answer = { problem: 'P', answer: '12345678901234567890' };
  expect(readProblem(formatNamed('problem-answer'), answer, options).ground_truth).toHaveProperty(
    'answer',
    answer.answer,
  );
});
