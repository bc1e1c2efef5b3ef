import { hash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digest } from './digest.js';

/** What the digest is of, said in one line. */
function plainly(first: string, second: string): string {
  const [one, other] = [first, second].map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim());
  return hash('sha256', `${one}\0${other}`);
}

const spacing = ['', ' ', '  ', '\t', '\n', '\r\n', '\v', '\f', ' \n ', ' '.repeat(40), '\n'.repeat(33)];
/** Some are no spacing though they look like it, and some become another one with what stands before them. */
const others = [
  '\0',
  '\x1c',
  '\x1f',
  '\x7f',
  '\x85',
  '\xa0',
  '\u2003',
  '\ufeff',
  '\u0301',
  '\u0958',
  '\ud800',
  '\udc00',
];
const word = fc.string({ unit: 'grapheme-ascii', maxLength: 40 });
const asciiText = fc.array(fc.oneof(word, fc.constantFrom(...spacing, '\0', '\x1f', '\x7f')));
const anyText = fc.array(
  fc.oneof(word, fc.string({ unit: 'binary' }), fc.constantFrom(...spacing, ...others)),
);
const text = fc.oneof(asciiText, anyText).map((parts) => parts.join(''));

test('texts are hashed in NFC and with single spaces, whatever stands in them', () => {
  fc.assert(
    fc.property(text, text, (first, second) => {
      expect(digest(first, second)).toBe(plainly(first, second));
    }),
    { numRuns: 1000 },
  );
});

test('nothing of a text is left for the next one', () => {
  const [long, short] = [`${'Seven pears.'.repeat(400)}\n`, ' Two\tpears. '];
  for (const [first, second] of [
    [long, short],
    [short, long],
    [short, ''],
    ['', ''],
    [' ', long],
  ] as const)
    expect(digest(first, second)).toBe(plainly(first, second));
});

test('a long text is hashed as a short one is', () => {
  const half = 2 ** 15;
  for (const unit of ['a ', ' \n', 'ä', '\u3000x', '\u0958'])
    for (const units of [half - 1, half, half + 1]) {
      const long = unit.repeat(units / unit.length).padEnd(units, 'x');
      expect(digest(long, long)).toBe(plainly(long, long));
    }
});
