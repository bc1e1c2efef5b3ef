import { expect, test } from 'vitest';
import { stageKeys } from './stage-keys.js';

const stages = [
  { name: 'ingest', settings: { files: ['a'] } },
  { name: 'filter', settings: { rules: true } },
  { name: 'score', settings: {}, identity: 'model 1' },
];

test('a change of one stage changes its key and those after it alone', () => {
  const before = stageKeys(['code', 7], stages);
  expect(new Set(before).size).toBe(3);
  expect(stageKeys(['code', 7], stages)).toEqual(before);
  for (const [changed, at] of [
    [stages.with(1, { name: 'filter', settings: { rules: false } }), 1],
    [stages.with(2, { name: 'score', settings: {}, identity: 'model 2' }), 2],
  ] as const) {
    const after = stageKeys(['code', 7], changed);
    expect(after.map((key, place) => key === before[place])).toEqual([0, 1, 2].map((place) => place < at));
  }
});

test('another seed or other code changes every key', () => {
  const before = stageKeys(['code', 7], stages);
  for (const start of [
    ['code', 8],
    ['other', 7],
  ] as const) {
    expect(stageKeys(start, stages).some((key) => before.includes(key))).toBe(false);
  }
});
