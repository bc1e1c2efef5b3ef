import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { problem } from './problem.js';

const folder = join(process.cwd(), 'datasets/samples');
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const rows = (file: string): Record<string, unknown>[] =>
  read(file)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

interface Plant {
  readonly file: string;
  readonly row: number;
  readonly stage: string | null;
  readonly reason: string;
  readonly partner?: number;
  readonly evaluation_row?: number;
}
const planted = JSON.parse(read('planted.json')) as Plant[];
const isPlanted = (file: string, row: number) =>
  planted.some((plant) => plant.file === file && plant.row === row && plant.reason !== 'kept');
const honest = (file: string) => rows(file).filter((_, row) => !isPlanted(file, row));

/** Value of a sum or product in the notation of the marks: numbers, + - * / and parentheses. */
function evaluate(expression: string): number {
  const tokens = expression.match(/\d+(?:\.\d+)?|[-+*/()]/g) ?? [];
  let at = 0;
  const atom = (): number => {
    const token = tokens[at++];
    if (token === '-') return -atom();
    if (token !== '(') return Number(token);
    const inner = sum();
    at++;
    return inner;
  };
  const product = (): number => {
    let value = atom();
    while (tokens[at] === '*' || tokens[at] === '/')
      value = tokens[at++] === '*' ? value * atom() : value / atom();
    return value;
  };
  const sum = (): number => {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-')
      value = tokens[at++] === '+' ? value + product() : value - product();
    return value;
  };
  return sum();
}

describe.each(['gsm8k.jsonl', 'evaluation.jsonl'])('%s', (file) => {
  test('every arithmetic mark holds and every answer ends in a number', () => {
    for (const { question, answer } of honest(file) as { question: string; answer: string }[]) {
      expect(question.split('?').length, question).toBe(2);
      expect(answer, question).toMatch(/\n#### -?[\d,]+(\.\d+)?$/);
      const marks = [...answer.matchAll(/<<([^<>=]+)=([^<>=]+)>>/g)];
      expect(marks.length, answer).toBe(answer.split('<<').length - 1);
      for (const [, expression, value] of marks) {
        expect(evaluate(expression ?? ''), `${expression} in: ${question}`).toBeCloseTo(Number(value), 9);
      }
    }
  });
});

test('every math solution closes its box, and the problem has a level and a type', () => {
  for (const row of honest('math.jsonl') as Record<'problem' | 'solution' | 'level' | 'type', string>[]) {
    expect(row.solution, row.problem).toMatch(/\\boxed\{.+\}/);
    expect(row.solution.split('{').length, row.problem).toBe(row.solution.split('}').length);
    expect(row.problem.split('$').length % 2, row.problem).toBe(1);
    expect(row.level).toMatch(/^Level [1-5]$/);
    expect(row.type).not.toBe('');
  }
});

test('programs have the fields of their form', () => {
  for (const row of honest('mbpp.jsonl')) expect(row.test_list).toHaveLength(3);
  for (const row of rows('humaneval.jsonl') as Record<'prompt' | 'entry_point' | 'test', string>[]) {
    expect(row.prompt).toContain(`def ${row.entry_point}(`);
    expect(row.prompt).toContain('>>>');
    expect(row.test).toContain('def check(candidate):');
  }
});

test('rollouts are problems, with an expected reward for each completion', () => {
  for (const row of rows('rollouts.jsonl')) {
    const parsed = problem.parse(row);
    expect(parsed.meta.expected_rewards).toHaveLength(parsed.rollout?.completions.length ?? 0);
  }
});

test('planted defects name rows that exist, and partners that are sound', () => {
  for (const plant of planted) {
    expect(rows(plant.file)[plant.row], JSON.stringify(plant)).toBeDefined();
    if (plant.partner !== undefined) expect(isPlanted(plant.file, plant.partner)).toBe(false);
    if (plant.reason === 'contaminated-by')
      expect(rows('evaluation.jsonl')[plant.evaluation_row ?? -1]).toBeDefined();
  }
});
