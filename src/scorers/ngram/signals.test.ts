import { expect, test } from 'vitest';
import * as counts from './counts.js';
import { openKernel } from './kernel.js';

const kernel = openKernel();

function read(text: string): Record<keyof typeof counts, number> {
  kernel.read(kernel.lay(text), 0, 0);
  const entries = Object.entries(counts).map(([name, place]) => [name, kernel.reading.counts[place]]);
  return Object.fromEntries(entries);
}

test.each([
  ['One. Two? Three!', 3, 1],
  ['R. T. has 3.5 metres of rope. How long is half of it?', 2, 1],
  ['Let $x=2$. Find $x^2$.', 2, 2],
  ['First line\n\nCompute the sum', 2, 1],
  ['É. Dubois has a rope. Its length is 3.', 2, 0],
  ['', 0, 0],
  ['...', 1, 0],
])('sentences of %j and how many of them ask', (text, sentences, tasks) => {
  expect(read(text)).toMatchObject({ sentences, tasks });
});

test('tags are no comparisons', () => {
  expect(read('<p>Is 3 < x and x <5?</p> &nbsp; A & B').tags).toBe(3);
});

test('open brackets are counted', () => {
  expect(read('\\frac{1}{2')).toMatchObject({ braces: 1, numbers: 2 });
});

test('a question about what was told links to it; one from elsewhere does not', () => {
  const own = read(
    'A baker has 12 trays of rolls. Each tray holds 8 rolls. How many rolls does the baker have?',
  );
  const swapped = read(
    'A baker has 12 trays of rolls. Each tray holds 8 rolls. How fast does the train to Oslo travel?',
  );
  expect(own).toMatchObject({ share: 4, names: 3, untold: 0 });
  expect(swapped).toMatchObject({ share: 0, names: 0 });
  expect(swapped.untold).toBeGreaterThan(2);
});

test('nothing crosses the border between two glued problems', () => {
  const glued =
    'Ann reads 12 pages of her novel. How many pages of the novel remain? Compute the area of a circle. What is its radius?';
  expect(read(glued).weakest).toBe(0);
});

test('variables link, and the words a and I do not', () => {
  expect(read('Let x and y be reals. Find x + y.')).toMatchObject({ untoldVariables: 0 });
  expect(read('Let x and y be reals. Find x + z.')).toMatchObject({ untoldVariables: 1 });
  expect(read('A cat. I see a dog.').weakest).toBe(0);
});
