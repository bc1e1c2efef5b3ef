import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { StageContext } from '../../pipeline/stage.js';
import { filter } from './index.js';

const context: StageContext = {
  seed: 1,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => path,
  sourceRank: () => 0,
  judge: async () => [],
};

async function fate(content: string, rules = {}, domain: Problem['domain'] = 'math'): Promise<string> {
  const problem: Problem = {
    id: 'a',
    domain,
    prompt: [
      { role: 'system', content: 'Is this asked?' },
      { role: 'user', content },
    ],
    source: { dataset: 'test' },
    tags: [],
    meta: {},
  };
  const stage = await filter.open(filter.settings.parse({ rules }), context);
  const [result] = await stage.apply([problem]);
  return result !== undefined && 'dropped' in result
    ? `${result.reason.code}: ${result.reason.message}`
    : 'kept';
}

test('a dropped row says which rule and what it found', async () => {
  expect(await fate('Find the area of the triangle as shown.')).toBe(
    'needs-figure: the prompt refers to a figure that it does not hold: as shown',
  );
});

test('a rule is turned off, on and tuned by its code', async () => {
  expect(await fate('Is 91 a prime number?', { 'yes-no': false })).toBe('kept');
  expect(await fate('Welche Zahl ist die Summe von drei und vier und fünf?')).toBe('kept');
  expect(await fate('Welche Zahl ist die Summe von drei und vier und fünf?', { language: true })).toMatch(
    /^language: .*: de$/,
  );
  expect(await fate('What is 3 + 4 + 5?', { 'too-short': { words: 9 } })).toMatch(/^too-short: .*7 words/);
});

test('code is spared by rules for prose, and choices by rules for open answers', async () => {
  expect(await fate('Return the links of https://example.org as shown.', {}, 'code')).toBe('kept');
  expect(await fate('Is 91 a prime number?\n\nA. Yes\nB. No', {}, 'choice')).toBe('kept');
});

test('a program that a prompt quotes is spared by rules for prose', async () => {
  const quoted =
    'What does `f("ann@example.org")` return?\n\n```python\ndef f(s):\n    return s + "XXXX"  # TODO\n```';
  expect(await fate(quoted, {}, 'text')).toBe('kept');
  expect(await fate(`${quoted}\n\nSee https://example.org for more.`, {}, 'text')).toMatch(/^link/);
});

test('an unknown rule and an unknown setting are mistakes of the recipe', () => {
  expect(filter.settings.safeParse({ rules: { 'yes-know': false } }).success).toBe(false);
  expect(filter.settings.safeParse({ rules: { 'too-short': { word: 9 } } }).success).toBe(false);
});

test('tokens are counted by a tokenizer that the recipe names', async () => {
  const tokenizer = 'tests/fixtures/onnx/encoder/tokenizer.json';
  const tuned = (tokens: number) => ({ 'too-long': { tokens, tokenizer } });
  expect(await fate('What is 3 + 4?', tuned(2))).toMatch(/^too-long: .* tokens, most 2/);
  expect(await fate('What is 3 + 4?', tuned(100))).toBe('kept');
});

test('what a tokenizer holds decides whether an earlier output is of use, where it lies does not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rlvr-filter-'));
  const content = await readFile('tests/fixtures/onnx/encoder/tokenizer.json', 'utf8');
  const identities = await Promise.all(
    [content, content, `${content}\n`].map(async (text, at) => {
      const tokenizer = join(folder, `${at}.json`);
      await writeFile(tokenizer, text);
      const settings = filter.settings.parse({ rules: { 'too-long': { tokens: 9, tokenizer } } });
      return (await filter.open(settings, context)).identity;
    }),
  );
  expect(identities[0]).toBe(identities[1]);
  expect(identities[0]).not.toBe(identities[2]);
  expect((await filter.open(filter.settings.parse({}), context)).identity).toBeUndefined();
});

test('a tokenizer that is not there is named with a remedy', async () => {
  await expect(
    fate('What is 3 + 4?', { 'too-long': { tokens: 9, tokenizer: 'absent.json' } }),
  ).rejects.toThrow(/the tokenizer absent.json cannot be used/);
});
