import { expect, test } from 'vitest';
import { parseShard } from './shard.js';

test.each([
  ['1/1', { index: 1, of: 1 }],
  ['2/4', { index: 2, of: 4 }],
  ['0/4', undefined],
  ['5/4', undefined],
  ['1/0', undefined],
  ['1', undefined],
  ['-1/2', undefined],
  ['1/2/3', undefined],
])('%s', (text, shard) => {
  expect(parseShard(text)).toEqual(shard);
});
