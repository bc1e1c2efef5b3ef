import { expect, test } from 'vitest';
import { ContaminationIndex, type Match } from './contamination-index.js';
import { overlapSettings } from './settings.js';

const item =
  'A gardener plants nine rows of tulips with fourteen bulbs in each row and gives six bulbs away. How many are left?';

function indexOf(items: readonly string[], given = {}): ContaminationIndex {
  const index = new ContaminationIndex(overlapSettings.parse({ near: false, ...given }));
  for (const [at, text] of items.entries()) index.add({ name: `eval:${at}`, dataset: 'eval', text });
  return index;
}

function named(matches: readonly Match[]): [string, Match['how'], number][] {
  return matches.map(({ item: { name }, how, share }) => [name, how, Math.round(share * 1e4) / 1e4]);
}

test('the same text in other spelling is a match', () => {
  const respelled = item.replaceAll(' ', '  ').toUpperCase();
  expect(named(indexOf([item]).matches(respelled))).toEqual([['eval:0', 'same-text', 1]]);
});

test('an item quoted inside a longer prompt is a match', () => {
  expect(named(indexOf([item]).matches(`Solve this. ${item} Explain each step.`))).toEqual([
    ['eval:0', 'ngram-overlap', 1],
  ]);
});

test('half of the words in shared 8-grams is not more than half', () => {
  const index = indexOf(['a b c d e f g h i j k l m n o p']);
  expect(index.matches('a b c d e f g h')).toEqual([]);
  expect(named(index.matches('a b c d e f g h i'))).toEqual([['eval:0', 'ngram-overlap', 9 / 16]]);
});

test('a run that stands in both is a match from the asked length on', () => {
  const index = indexOf(['a b c d e f g h i j k l m n o p q r s t u v w x y z'], { run: 5 });
  expect(index.matches('z a b c d x')).toEqual([]);
  expect(named(index.matches('z a b c d e x'))).toEqual([['eval:0', 'common-run', 0.1923]]);
});

test('words changed all over leave a near-duplicate, unless a number of a short item changed', () => {
  const index = indexOf([item, 'What is 3 + 4?'], { near: 0.5, overlap: 0.9 });
  const edited = item.replace('gardener', 'farmer').replace('away', 'back');
  expect(named(indexOf([item], { overlap: 0.9 }).matches(edited))).toEqual([]);
  expect(index.matches(edited)).toMatchObject([{ at: 0, how: 'near-duplicate' }]);
  expect(named(index.matches('what is 3+4'))).toEqual([['eval:1', 'near-duplicate', 1]]);
  expect(index.matches('what is (3+4')).toEqual([]);
});

test('an item shorter than an n-gram is matched by equal text only, where nearness is off', () => {
  const index = indexOf(['What is 2 + 2?']);
  expect(index.matches('What is 2 + 2? Think first.')).toEqual([]);
  expect(index.matches('what is 2+2?')).toEqual([]);
  expect(index.matches('What  is 2 + 2?')).toMatchObject([{ how: 'same-text' }]);
});

test('every hit item is named, the most covered first', () => {
  const index = indexOf(['a b c d e f g h i j k l', 'a b c d e f g h i j k z', 'a b c d e f g h i j k z']);
  expect(index.matches('x a b c d e f g h i j k z').map(({ at }) => at)).toEqual([1, 2, 0]);
});

test('an equal answer alone is no match', () => {
  const index = indexOf([`${item}\n\nAnswer: 120`], { run: 13, near: 0.5 });
  expect(index.matches('Three jars of sixty beans lose sixty beans in all, Answer: 120')).toEqual([]);
});
