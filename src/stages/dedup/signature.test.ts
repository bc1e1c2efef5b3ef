import { expect, test } from 'vitest';
import { alikeSettings } from './alike.js';
import { candidateProbability, signatureOf } from './signature.js';

const signature = (given = {}) => signatureOf(alikeSettings.parse(given));

test('the defaults are 28 bands of 4 over word 3-grams', () => {
  expect(signature()).toEqual({ threshold: 0.7, ngram: 3, bands: 28, rows: 4 });
});

test('a pair at the threshold is found with probability 0.999, by as few false candidates as 112 values allow', () => {
  for (const threshold of [0.2, 0.35, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]) {
    const { bands, rows } = signature({ threshold });
    expect(bands * rows).toBeLessThanOrEqual(112);
    expect(candidateProbability(threshold, bands, rows)).toBeGreaterThanOrEqual(0.999);
    const next = rows + 1;
    if (rows < 16) expect(candidateProbability(threshold, Math.floor(112 / next), next)).toBeLessThan(0.999);
  }
});

test('datatrove’s preset is 14 bands of 8 over word 5-grams; single settings go before', () => {
  expect(signature({ preset: 'datatrove' })).toEqual({ threshold: 0.7, ngram: 5, bands: 14, rows: 8 });
  expect(signature({ preset: 'datatrove', rows: 6, ngram: 4 })).toMatchObject({
    ngram: 4,
    bands: 14,
    rows: 6,
  });
  expect(candidateProbability(0.7, 14, 8)).toBeCloseTo(0.565, 3);
});
