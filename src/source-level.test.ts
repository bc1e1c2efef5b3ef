import { expect, test } from 'vitest';
import { sourceLevel } from './source-level.js';

test.each([
  [{ level: 'Level 1' }, 0.9],
  [{ level: 5 }, 0.1],
  [{ difficulty: 'Medium' }, 0.5],
  [{ difficulty: 'competition' }, 0.2],
  [{ level: 'Level ?' }, undefined],
  [{ difficulty: 7 }, undefined],
  [{}, undefined],
])('%j', (meta, rate) => {
  expect(sourceLevel({ meta })).toBe(rate);
});
