import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { Rating } from '#src/scorers/scorer.js';
import { distance, expectedOf, fixtures, open, rated } from './onnx-fixtures.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-onnx-'));
afterAll(() => rmSync(folder, { recursive: true }));

const rows = expectedOf('own');
const texts = rows.map((row) => row.text);
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
const clamped = (x: number) => Math.min(1, Math.max(0, x));

test('a model with the outputs quality and difficulty gives what numpy gives', async () => {
  for (const [k, rating] of (await rated('own', texts)).entries()) {
    expect(rating).toEqual({
      quality: expect.closeTo(rows[k]?.quality as number, 5),
      difficulty: expect.closeTo(rows[k]?.difficulty as number, 5),
    });
  }
});

test.each(['mean', 'cls', 'last'] as const)(
  'an encoder, pooled by %s, gives what numpy gives',
  async (pooling) => {
    const expected = expectedOf('encoder');
    const ratings = await rated('encoder', texts, pooling === 'mean' ? {} : { pooling });
    for (const [k, rating] of ratings.entries())
      expect(distance((rating as Rating).embedding, expected[k]?.[pooling])).toBeLessThan(1e-5);
  },
);

test('a model with weights in files of their own is pooled outside of its graph, to the same vectors', async () => {
  const path = join(folder, 'external');
  cpSync(join(fixtures, 'encoder'), path, { recursive: true });
  writeFileSync(join(path, 'onnx/model.onnx_data'), '');
  const expected = expectedOf('encoder');
  for (const [k, rating] of (await rated(path, texts)).entries())
    expect(distance((rating as Rating).embedding, expected[k]?.mean)).toBeLessThan(1e-5);
});

test.each([
  ['fp16', 5e-3],
  ['int8', 5e-2],
  ['quantized', 5e-2],
] as const)('the variant %s is within its rounding of the fp32 model', async (dtype, bound) => {
  const expected = expectedOf('encoder');
  for (const [k, rating] of (await rated('encoder', texts, { dtype })).entries())
    expect(distance((rating as Rating).embedding, expected[k]?.mean)).toBeLessThan(bound);
});

test('a classifier: the probability of the named class, or the expected worth of several', async () => {
  const [one, several] = await Promise.all([
    rated('classifier', texts, { quality_label: 'sound' }),
    rated('classifier', texts, { quality_label: { sound: 1, chat: 0.5 }, difficulty_label: 'broken' }),
  ]);
  for (const [k, { logits }] of expectedOf('classifier').entries()) {
    const powers = logits.map(Math.exp);
    const [broken, sound, chat] = powers.map((power) => power / powers.reduce((a, b) => a + b)) as [
      number,
      number,
      number,
    ];
    expect(one[k]).toEqual({ quality: expect.closeTo(sound, 5) });
    expect(several[k]).toEqual({
      quality: expect.closeTo(sound + chat / 2, 5),
      difficulty: expect.closeTo(broken, 5),
    });
  }
});

test('a regression: the range is brought to 0 and 1, and what lies beyond is cut', async () => {
  const expected = expectedOf('regression').map((row) => row.logits[0] as number);
  const middle = expected.toSorted((a, b) => a - b)[4] as number;
  const rising = await rated('regression', texts, { quality_range: [middle - 5, middle] });
  const falling = await rated('regression', texts, { quality_range: [middle, middle - 5] });
  const logistic = await rated('regression', texts, { activation: 'sigmoid' });
  for (const [k, logit] of expected.entries()) {
    const share = clamped((logit - middle + 5) / 5);
    expect(rising[k]).toEqual({ quality: expect.closeTo(share, 5) });
    expect(falling[k]).toEqual({ quality: expect.closeTo(1 - share, 5) });
    expect(logistic[k]).toEqual({ quality: expect.closeTo(sigmoid(logit), 5) });
  }
});

test('heads make values of an embedding, and calibrations make probabilities of values', async () => {
  const weights = Array.from({ length: 32 }, (_, k) => (k % 5) - 2);
  const fitted = { raw: [0, 0.5, 1], probability: [0.1, 0.2, 0.9] };
  const heads = { name: 'test', dimension: 32, quality: { weights, bias: 0.5, calibration: fitted } };
  writeFileSync(join(folder, 'heads.json'), JSON.stringify(heads));
  writeFileSync(join(folder, 'calibration.json'), JSON.stringify(fitted));
  const curve = (x: number) => (x < 0.5 ? 0.1 + 0.2 * x : 0.2 + 1.4 * (x - 0.5));
  const byHeads = await rated('encoder', texts, { heads: join(folder, 'heads.json') });
  const byValue = await rated('own', texts, { calibration: join(folder, 'calibration.json') });
  for (const [k, { mean }] of expectedOf('encoder').entries()) {
    const raw = sigmoid(mean.reduce((sum, value, at) => sum + value * (weights[at] as number), 0.5));
    expect(byHeads[k]).toMatchObject({ quality: expect.closeTo(curve(raw), 5) });
    expect(byValue[k]).toMatchObject({ quality: expect.closeTo(curve(rows[k]?.quality as number), 5) });
  }
});

test('a text that the model fails at is a fault of its own, in any company, and memory that runs out makes batches smaller', async () => {
  const { scorer, told, rate } = await open('faulty');
  const expected = expectedOf('faulty');
  const before = await rate(texts);
  const ratings = await rate(['1 & 1', ...texts, 'a @ b', 'c & d', ...texts, '@']);
  await scorer.close();
  const good = expected.map(({ quality }) => ({ quality: expect.closeTo(quality, 5) }));
  const nan = { fault: expect.stringContaining('NaN') };
  const failing = { fault: expect.stringContaining('fails at this text') };
  expect(before).toEqual(good);
  expect(ratings).toEqual([nan, ...good, failing, nan, ...good, failing]);
  expect(told.filter((line) => line.includes('out of memory')).length).toBeGreaterThan(0);
});

test('the same text has the same rating in any batch, in any order, with any number of jobs', async () => {
  const small = await open('own', { batch_tokens: 64 });
  const large = await open('own', { batch_tokens: 4096 }, 2);
  const quantized = await open('encoder', { dtype: 'int8' }, 2);
  const alone = new Map<string, Float32Array>();
  for (const text of texts)
    alone.set(text, ((await quantized.rate([text]))[0] as Rating).embedding as Float32Array);
  const words = fc.constantFrom(...texts, 'sum', '1 + 1 = ?', 'x'.repeat(300));
  const some = fc.array(fc.oneof(words, fc.string({ unit: 'binary', maxLength: 60 })), { maxLength: 30 });
  await fc.assert(
    fc.asyncProperty(some, async (list) => {
      const ratings = await small.rate(list);
      expect(ratings).toHaveLength(list.length);
      for (const rating of ratings)
        expect(rating).toEqual({ quality: expect.any(Number), difficulty: expect.any(Number) });
      const turned = (await large.rate(list.toReversed())).toReversed() as Rating[];
      for (const [k, rating] of turned.entries())
        expect(rating.quality).toBeCloseTo((ratings[k] as Rating).quality as number, 5);
    }),
    { seed: 7, numRuns: 40 },
  );
  for (const [k, rating] of (await quantized.rate(texts)).entries())
    expect((rating as Rating).embedding).toEqual(alone.get(texts[k] as string));
  await Promise.all([small, large, quantized].map(({ scorer }) => scorer.close()));
});

test('texts that are cut are counted and told; a choice is rated with its options', async () => {
  const { scorer, told, rate } = await open('own', { max_tokens: 16 });
  const [short] = await rate(['The numbers of the towns are 0, 7, 14, 21']);
  const [long] = await rate([texts[6] as string]);
  const choice: Problem['ground_truth'] = { verifier: 'choice', answer: 'A', choices: ['12', '30'] };
  const [asked, shown] = await scorer.score([
    {
      id: 'a',
      domain: 'choice',
      prompt: [{ role: 'user', content: 'Sum?' }],
      ground_truth: choice,
      source: { dataset: 'a' },
      tags: [],
      meta: {},
    },
    {
      id: 'b',
      domain: 'choice',
      prompt: [{ role: 'user', content: 'Sum?\n\nA. 12\nB. 30' }],
      source: { dataset: 'a' },
      tags: [],
      meta: {},
    },
  ]);
  await scorer.close();
  expect(long).toEqual(short);
  expect(asked).toEqual(shown);
  expect(told.at(-1)).toMatch(/: 2 of 4 texts were cut at 16 tokens$/);
});

test('the version follows the files and the settings that ratings depend on, and nothing else', async () => {
  const versions = [];
  for (const settings of [
    {},
    { batch_tokens: 64 },
    { prefix: 'query: ' },
    { max_tokens: 8 },
    { pooling: 'cls' },
    { dtype: 'int8' },
  ]) {
    const { scorer } = await open('encoder', settings);
    versions.push(scorer.version);
    expect(scorer.name).toBe(`onnx:encoder@${scorer.version.slice(0, 8)}`);
    await scorer.close();
  }
  expect(versions[1]).toBe(versions[0]);
  expect(new Set(versions).size).toBe(5);
});
