import { expect, test } from 'vitest';
import { random } from '#datasets/random.js';
import { corruptions } from './index.js';

const text =
  'A cinema sells 240 tickets on Friday and 315 tickets on Saturday. Each ticket costs $9. On Sunday it sells one third of what it sold on both days together. How much money does the cinema take on the three days?';
const other =
  'A pool holds 1800 litres of water. A pump moves 45 litres in one minute. How many minutes does the pump need to empty the pool?';

for (const { name, corrupt } of corruptions) {
  test(`${name}: changes the text, follows the draw, and uses other phrases for the test`, () => {
    const made = Array.from({ length: 20 }, (_, seed) =>
      corrupt(text, { other, draw: random(seed), templates: 'seen' }),
    );
    for (const [seed, one] of made.entries()) {
      if (one === undefined) continue;
      expect(one).not.toBe(text);
      expect(one.trim()).not.toBe('');
      expect(corrupt(text, { other, draw: random(seed), templates: 'seen' })).toBe(one);
    }
    expect(made.filter((one) => one !== undefined).length).toBeGreaterThan(15);
  });

  test(`${name}: a text that cannot be corrupted so is left alone, not made up`, () => {
    for (const short of ['', '?', 'x']) {
      const one = corrupt(short, { other: short, draw: random(1), templates: 'unseen' });
      expect(one === undefined || one !== short).toBe(true);
    }
  });
}

test('the phrases of the test are never trained on', () => {
  for (const name of ['missing-figure', 'html-noise', 'chat-and-boilerplate']) {
    const { corrupt } = corruptions.find((one) => one.name === name) as (typeof corruptions)[0];
    const added = (templates: 'seen' | 'unseen') =>
      new Set(
        Array.from({ length: 200 }, (_, seed) =>
          corrupt('Find 2 + 2 now please.', { other, draw: random(seed), templates }),
        ),
      );
    const seen = added('seen');
    for (const one of added('unseen')) expect(seen.has(one)).toBe(false);
  }
});
