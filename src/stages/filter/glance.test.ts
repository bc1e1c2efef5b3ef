import { expect, test } from 'vitest';
import { openGlance } from './glance.js';
import type { Needs } from './needs.js';

function asked(text: string, ...needs: (Needs | undefined)[]): boolean[] {
  const glance = openGlance(needs);
  const found = glance.of(text);
  return glance.bits.map((bit) => (found & bit) !== 0);
}

test.each<[string, Needs, boolean]>([
  ['See Figure3.', { words: 'fig figure' }, true],
  ['See the figures.', { words: 'fig figure' }, false],
  ['f0r', { words: 'r' }, true],
  ['fig', { words: 'fig' }, true],
  ['How many?', { words: 'how what', twice: true }, false],
  ['How many? What for?', { words: 'how what', twice: true }, true],
  ['a < b', { signs: '&<' }, true],
  ['a > b', { signs: '&<' }, false],
  ['One\ttwo\r\nthree ~', { shapes: ['not-plain'] }, false],
  ['café', { shapes: ['not-plain'] }, true],
  ['\u007F', { shapes: ['not-plain'] }, true],
  ['abcdefg.hijklm one', { shapes: ['long-word'] }, false],
  ['one abcdefg.hijklmn', { shapes: ['long-word'] }, true],
  ['123 4567', { shapes: ['long-number'] }, true],
  ['123.456', { shapes: ['long-number'] }, false],
  ['a b c d e', { shapes: ['lone-letters'] }, false],
  ['a b (c) d e, é f', { shapes: ['lone-letters'] }, true],
  ['', { words: 'a', signs: '<' }, false],
  ['word '.repeat(20_000), { words: 'other' }, true],
])('%j is shown to a rule that needs %j: %s', (text, needs, shown) => {
  expect(asked(text, needs)).toEqual([shown]);
});

test('a rule that says nothing of what it needs is always asked', () => {
  expect(asked('', undefined, { words: 'a' })).toEqual([true, false]);
});

test('more rules than there are bits are asked when their words are there', () => {
  const words = Array.from({ length: 70 }, (_, at) => 'x'.repeat(1 + at));
  const needs = words.map((word, at): Needs => (at < 31 ? { words: word, twice: true } : { words: word }));
  words.forEach((word, at) => {
    if (at >= 31) expect(asked(word, ...needs)[at]).toBe(true);
    else expect(asked(`${word} ${word}`, ...needs)[at]).toBe(true);
  });
});
