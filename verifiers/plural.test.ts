import { expect, test } from 'vitest';
import { plural } from './plural.js';

test.each([
  [0, 'row', 'rows'],
  [1, 'row', 'row'],
  [2, 'bad row', 'bad rows'],
  [1, 'batch', 'batch'],
  [3, 'batch', 'batches'],
])('%i %s: %s', (count, noun, expected) => {
  expect(plural(count, noun)).toBe(expected);
});
