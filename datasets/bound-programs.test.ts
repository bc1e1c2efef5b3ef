import { expect, it } from 'vitest';
import { boundPrograms } from './bound-programs.js';
import type { Problem } from './problem.js';

const code = (limits?: { time_s?: number; memory_mb?: number }): Problem => ({
  id: 'a:1',
  domain: 'code',
  prompt: [{ role: 'user', content: 'Write it.' }],
  ground_truth: {
    verifier: 'code',
    language: 'python',
    tests: [{ stdin: '', stdout: '1' }],
    ...(limits && { limits }),
  },
  source: { dataset: 'a' },
  tags: [],
  meta: {},
});
const limitsOf = ({ ground_truth: truth }: Problem) => truth?.verifier === 'code' && truth.limits;

it.each([
  [undefined, { time_s: 2 }, { time_s: 2 }],
  [{ time_s: 600 }, { time_s: 2 }, { time_s: 2 }],
  [{ time_s: 1 }, { time_s: 2 }, { time_s: 1 }],
  [{ memory_mb: 64 }, { time_s: 2 }, { memory_mb: 64, time_s: 2 }],
])('%j under %j: %j', (own, bounds, expected) => {
  const given = code(own);
  const before = JSON.stringify(given);
  expect(limitsOf(boundPrograms(given, bounds))).toEqual(expected);
  expect(JSON.stringify(given)).toBe(before);
});

it('leaves what is no program as it is', () => {
  const math: Problem = { ...code(), ground_truth: { verifier: 'math', answer: '1' } };
  expect(boundPrograms(math, { time_s: 1 })).toBe(math);
});
