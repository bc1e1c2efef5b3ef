import { expect, test } from 'vitest';
import { linksOf } from './links.js';
import { marksOf } from './marks.js';
import { sentencesOf } from './sentences.js';
import { emptyTokens, tokenize } from './tokens.js';

const tokens = emptyTokens();

function read(text: string) {
  tokenize(text, tokens);
  const sentences = sentencesOf(text, tokens);
  return { sentences, marks: marksOf(text, tokens), links: linksOf(text, tokens, sentences) };
}

test.each([
  ['One. Two? Three!', [false, true, false]],
  ['R. T. has 3.5 metres of rope. How long is half of it?', [false, true]],
  ['Let $x=2$. Find $x^2$.', [true, true]],
  ['First line\n\nCompute the sum', [false, true]],
  ['', []],
  ['...', [false]],
])('sentences of %j and which of them ask', (text, asks) => {
  expect(read(text).sentences.map((sentence) => sentence.asks)).toEqual(asks);
});

test('tags are no comparisons', () => {
  expect(read('<p>Is 3 < x and x <5?</p> &nbsp; A & B').marks.tags).toBe(3);
});

test('open brackets are counted', () => {
  expect(read('\\frac{1}{2').marks).toMatchObject({ braces: 1, numbers: 2 });
});

test('a question about what was told links to it; one from elsewhere does not', () => {
  const own = read(
    'A baker has 12 trays of rolls. Each tray holds 8 rolls. How many rolls does the baker have?',
  ).links;
  const swapped = read(
    'A baker has 12 trays of rolls. Each tray holds 8 rolls. How fast does the train to Oslo travel?',
  ).links;
  expect(own).toMatchObject({ share: 4, names: 3, untold: 0 });
  expect(swapped).toMatchObject({ share: 0, names: 0 });
  expect(swapped.untold).toBeGreaterThan(2);
});

test('nothing crosses the border between two glued problems', () => {
  const glued =
    'Ann reads 12 pages of her novel. How many pages of the novel remain? Compute the area of a circle. What is its radius?';
  expect(read(glued).links.weakest).toBe(0);
});

test('variables link, and the words a and I do not', () => {
  expect(read('Let x and y be reals. Find x + y.').links).toMatchObject({ untoldVariables: 0 });
  expect(read('Let x and y be reals. Find x + z.').links).toMatchObject({ untoldVariables: 1 });
  expect(read('A cat. I see a dog.').links.weakest).toBe(0);
});
