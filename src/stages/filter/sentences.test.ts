import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sentencesOf } from './sentences.js';

/** The same by a pattern, which says it shorter and takes ten times as long. */
const border = /(?:(?<=(?<!\b[A-Z])[.?]["'”’)$]{0,4}|[A-Za-z]!)\s+|\n+)/;

const text = fc
  .array(
    fc.constantFrom(
      ...['a', 'T', 'Tom', 'é', '5', '_', '.', '?', '!', '"', "'", '”', '’', ')', '$'],
      ...[' ', '  ', '\t', '\n', '\r', '\u00A0', '\u2028', '\u0001'],
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

test('sentences are what the pattern parts', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(sentencesOf(given)).toEqual(
        given
          .trim()
          .split(border)
          .filter((sentence) => sentence !== ''),
      );
    }),
    { numRuns: 5000 },
  );
});
