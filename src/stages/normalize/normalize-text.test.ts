import fc from 'fast-check';
import { expect, test } from 'vitest';
import { normalizeProse, normalizeText } from './normalize-text.js';

const text = fc
  .array(
    fc.constantFrom(
      ...['a', 'é', 'e\u0301', ' ', '  ', '\t', '\n', '\n\n', '\r', '\r\n', '\f', '\u00A0', '\u200B'],
      ...['\\', '\\\\', '(', '\\(', '\\)', '[', '\\[', '\\]', '$', '.'],
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

test.each([normalizeText, normalizeProse])(
  '$name gives the same where it may be left out as where it may not',
  (normalize) => {
    fc.assert(
      fc.property(text, (given) => {
        // The letters around leave nothing to trim; one that is not ASCII keeps the text from counting as settled.
        expect(normalize(`éa${given}aé`)).toBe(`é${normalize(`a${given}a`)}é`);
        const once = normalize(given);
        expect(normalize(once)).toBe(once);
      }),
      { numRuns: 5000 },
    );
  },
);
