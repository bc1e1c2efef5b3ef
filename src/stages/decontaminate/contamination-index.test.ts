import { expect, test } from 'vitest';
import { ContaminationIndex } from './contamination-index.js';

const item =
  'A gardener plants nine rows of tulips with fourteen bulbs in each row and gives six bulbs away. How many are left?';

function indexOf(...items: string[]): ContaminationIndex {
  const index = new ContaminationIndex(8, 0.5);
  for (const [at, text] of items.entries()) index.add(`eval:${at}`, text);
  return index;
}

test('the same text in other spelling is a match', () => {
  const respelled = item.replaceAll(' ', '  ').toUpperCase();
  expect(indexOf(item).match(respelled)).toEqual({ item: 'eval:0', how: 'same-text', share: 1 });
});

test('an item quoted inside a longer prompt is a match', () => {
  expect(indexOf(item).match(`Solve this. ${item} Explain each step.`)).toMatchObject({
    how: 'ngram-overlap',
    share: 1,
  });
});

test('half of the words in shared 8-grams is not more than half', () => {
  const index = indexOf('a b c d e f g h i j k l m n o p');
  expect(index.match('a b c d e f g h')).toBeUndefined();
  expect(index.match('a b c d e f g h i')).toMatchObject({ item: 'eval:0', share: 9 / 16 });
});

test('an item shorter than an n-gram is matched by equal text only', () => {
  const index = indexOf('What is 2 + 2?');
  expect(index.match('What is 2 + 2? Think first.')).toBeUndefined();
  expect(index.match('what is 2+2?')).toBeUndefined();
  expect(index.match('What  is 2 + 2?')).toMatchObject({ how: 'same-text' });
});

test('of several hit items the most covered is named', () => {
  const index = indexOf('a b c d e f g h i j k l', 'a b c d e f g h i j k z');
  expect(index.match('x a b c d e f g h i j k z')?.item).toBe('eval:1');
});
