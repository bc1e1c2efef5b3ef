import { expect, test } from 'vitest';
import { renderProgress } from './progress.js';

test.each([
  ['ingest', 1200, undefined, 2, 'ingest  1,200 rows  600/s'],
  ['attach', 1200, 13_200, 4, 'attach  1,200 of 13,200 rows  300/s  40 s left'],
  ['attach', 0, 10, 0, 'attach  0 of 10 rows'],
  ['dedup', 190, 200, 0.001, 'dedup  190 of 200 rows'],
  ['attach', 10, 10, 5, 'attach  10 of 10 rows  2/s  0 s left'],
])('%s: %d rows of %s after %d s', (what, rows, total, seconds, line) => {
  expect(renderProgress(what, rows, total, seconds)).toBe(line);
});
