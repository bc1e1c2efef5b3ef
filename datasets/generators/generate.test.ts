import { describe, expect, test } from 'vitest';
import { problem } from '../problem.js';
import { random } from '../random.js';
import { generate } from './generate.js';
import { families } from './registry.js';

test('names are unique and kebab-case', () => {
  const names = families.map((family) => family.name);
  expect(new Set(names).size).toBe(names.length);
  for (const name of names) expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
  expect(names.length).toBeGreaterThanOrEqual(40);
});

test('an unknown family and options out of range are refused', () => {
  expect(() => [...generate('nope', { count: 1, seed: 1 })]).toThrow(/no family "nope"/);
  expect(() => [...generate('divisors', { count: -1, seed: 1 })]).toThrow(/count/);
  expect(() => [...generate('divisors', { count: 1, seed: 0.5 })]).toThrow(/seed/);
  expect(() => [...generate('divisors', { count: 1, seed: 1, difficulty: [0.5, 0.2] })]).toThrow(
    /difficulty/,
  );
});

describe.each(families.map((family) => [family.name, family] as const))('%s', (name, family) => {
  const rows = [...generate(name, { count: 1000, seed: 42 })];

  test('makes problems of the floor', () => {
    for (const row of rows) {
      const { license: _license, ...draft } = row;
      const parsed = problem.parse({ ...draft, source: { dataset: 'generated', row: 0 } });
      expect(parsed.ground_truth).toEqual(row.ground_truth);
      expect(JSON.parse(JSON.stringify(row))).toEqual(row);
      expect(row.prompt[0]?.content).not.toMatch(/undefined|NaN|Infinity|\[object/);
      expect(row.solution).not.toMatch(/undefined|NaN|Infinity|\[object/);
    }
  });

  test('the same seed gives the same rows, whatever the count and the start', () => {
    expect([...generate(name, { count: 20, seed: 42 })]).toEqual(rows.slice(0, 20));
    expect([...generate(name, { count: 5, seed: 42, start: 500 })]).toEqual(rows.slice(500, 505));
    expect(rows[7]?.id).toBe(`${name}-42-7`);
  });

  test('another seed gives other rows', () => {
    const other = [...generate(name, { count: 50, seed: 43 })].map((row) => row.prompt[0]?.content);
    expect(other.filter((text, i) => text === rows[i]?.prompt[0]?.content).length).toBeLessThanOrEqual(2);
  });

  test('few of 1,000 prompts repeat, and no prompt has two answers', () => {
    const answers = new Map<string, string>();
    for (const row of rows) {
      const text = row.prompt[0]?.content ?? '';
      const answer = JSON.stringify(row.ground_truth);
      if (family.domain === 'math') expect(answers.get(text) ?? answer, text).toBe(answer);
      answers.set(text, answer);
    }
    expect(answers.size).toBeGreaterThanOrEqual(980);
  });

  test('answers vary', () => {
    expect(new Set(rows.map((row) => JSON.stringify(row.ground_truth))).size).toBeGreaterThanOrEqual(15);
  });

  test('a math solution closes with the boxed answer', () => {
    for (const { ground_truth: truth, solution = '' } of rows.slice(0, 50)) {
      if (truth?.verifier !== 'math') continue;
      expect(solution.endsWith(`$\\boxed{${truth.answer}}$.`)).toBe(true);
      expect(solution.split('$').length % 2).toBe(1);
    }
  });

  test('size grows with the difficulty', () => {
    const mean = (difficulty: number) => {
      let sum = 0;
      for (let i = 0; i < 300; i++) sum += family.make(random(1, name, i), difficulty).size;
      return sum / 300;
    };
    const means = [0, 0.25, 0.5, 0.75, 1].map(mean);
    for (let i = 1; i < means.length; i++) {
      // Equal neighbors are allowed (a size of a few steps), a fall is not; the ends differ clearly.
      expect(means[i], `${means}`).toBeGreaterThanOrEqual((means[i - 1] ?? 0) * 0.98);
    }
    expect(means[4], `${means}`).toBeGreaterThan((means[0] ?? 0) * 1.3);
    expect(means[2], `${means}`).toBeGreaterThan(means[0] ?? 0);
  });
});
