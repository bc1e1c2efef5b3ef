import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { labelled } from './labelled.js';

test('what was measured during a judgement is not in the record', () => {
  const problem = { id: 'p', rollout: { completions: ['a'] } } as unknown as Problem;
  const tests = { passed: 1, total: 1, outcomes: ['accepted' as const], points: [1] };
  const done = labelled(
    problem,
    [{ reward: 1, outcome: 'correct', reason: 'ok', tests: { ...tests, ms: [12.5], memory_mb: [13.1] } }],
    [{ reward: 1 }],
    { pass_at: [] },
  );
  expect(done.rollout?.verdicts?.[0]?.tests).toEqual(tests);
});
