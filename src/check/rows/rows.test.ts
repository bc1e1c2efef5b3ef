import { describe, expect, it } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { problem } from '#datasets/problem.js';
import { openJudge } from '../../judge/judge.js';
import { judgedChecks, rowChecks } from '../registry.js';
import { lookAtRows } from './look-at-rows.js';
import { trivialPrograms } from './trivial-programs.js';

function asked(truth: object, content = 'How many? Put the final answer in \\boxed{}.'): Problem {
  return problem.parse({
    id: 'x:1',
    domain: 'math',
    prompt: [{ role: 'user', content }],
    ground_truth: truth,
    source: { dataset: 'x', license: 'MIT' },
  });
}

async function codesOf(...problems: Problem[]): Promise<string[][]> {
  const judge = openJudge({ jobs: 1, sandbox: 'auto' });
  const found = await lookAtRows(problems, {
    looks: rowChecks,
    judged: judgedChecks,
    programs: false,
    judge: judge.judge,
  });
  await judge.close();
  return found.map((findings) => findings.map(({ code }) => code));
}

describe('sound golds of every kind', () => {
  // Zero, powers of it, text, tolerance, several spellings: what a perturbation could take for another value.
  const golds = [
    '0',
    '0^2',
    '72',
    '-3',
    '\\frac{1}{2}',
    '3.14',
    '\\pi',
    'x^2+1',
    '(1, 2)',
    '\\{1, 2\\}',
    '[0, 1)',
    'x = 5',
    '50\\%',
    '\\sqrt{2}',
    '1,234',
    '\\infty',
    '10^{10}',
    '\\text{Tuesday}',
    'x \\le 3',
  ];
  it.each(golds)('%s', async (answer) => {
    expect(await codesOf(asked({ verifier: 'math', answer }))).toEqual([[]]);
  });

  it('a tolerance, several answers, a letter, a word', async () => {
    const truths = [
      { verifier: 'math', answer: '3.14159', tolerance: 0.01 },
      { verifier: 'math', answers: ['1/2', '0.5'] },
      { verifier: 'choice', answer: 'A', choices: ['red', 'blue'] },
      { verifier: 'choice', answer: 'D' },
      { verifier: 'text', answer: 'Paris' },
    ];
    expect(await codesOf(...truths.map((truth) => asked(truth)))).toEqual(truths.map(() => []));
  });
});

describe('trivial programs', () => {
  it('define what the tests call: a function, a method, what an assertion names', () => {
    const code = { verifier: 'code', language: 'python' } as const;
    const sources = (truth: Parameters<typeof trivialPrograms>[0]) =>
      trivialPrograms(truth).map(({ source }) => source);
    expect(sources({ ...code, entry_point: 'add', tests: [{ args: [1, 2], expected: 3 }] })[0]).toContain(
      'def add(',
    );
    expect(
      sources({ ...code, entry_point: 'Solution().add', tests: [{ args: [1], expected: 3 }] })[0],
    ).toMatch(/class Solution:\n {4}def add\(self/);
    expect(sources({ ...code, tests: [{ assert: 'assert not is_odd(4)' }] })[0]).toContain('def is_odd(');
    expect(sources({ ...code, tests: [{ stdin: '', stdout: 'é"\n' }] }).at(-1)).toContain('"é\\"\\n"');
    expect(sources({ ...code, tests: [{ source: 'check()' }] })).toEqual([]);
  });
});
