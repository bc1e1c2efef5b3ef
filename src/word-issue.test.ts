import { expect, test } from 'vitest';
import { z } from 'zod';
import { howToWrite, wordIssue } from './word-issue.js';

const worded = (schema: z.ZodType, value: unknown) => {
  const issue = schema.safeParse(value).error?.issues[0];
  if (issue === undefined) throw new Error('the value is right');
  return [wordIssue(issue), howToWrite(issue)];
};

test('mistakes are told in words of the file, not of the schema', () => {
  const list = z.array(z.string());
  expect(worded(list, 'a')).toEqual(['this must be a list, not a text', expect.stringContaining('"- "')]);
  expect(worded(z.strictObject({ to: z.string() }), ['dedup'])[0]).toBe(
    'this must be keys with values, not a list',
  );
  expect(worded(z.strictObject({}), 'verl')[1]).toContain('`key: value`');
  expect(worded(z.number(), 'x')).toEqual(['this must be a number, not a text', undefined]);
  expect(worded(z.number().lt(1), 1.5)[0]).toBe('this must be less than 1');
  expect(worded(z.number().max(1), 2)[0]).toBe('this must be at most 1');
  expect(worded(z.number().positive(), 0)[0]).toBe('this must be more than 0');
  expect(worded(list.min(1), [])[0]).toBe('this must have at least 1 items');
  expect(worded(z.url(), '')[0]).toContain('http://');
});

test('what a schema says in its own words stays', () => {
  expect(worded(z.string().min(1, 'name it'), '')[0]).toBe('name it');
});
