import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayHoldAny } from './may-hold-any.js';

const marks = ['<think>', '</think>', '[THINK]', '◁/think▷', '<|end_of_thought|>', '<answer>'];
const mayHold = mayHoldAny(marks);

test('a text that holds a mark is never passed over', () => {
  const piece = fc.oneof(
    fc.constantFrom(...marks, ...marks.map((mark) => mark.slice(0, 2)), '<', '[', '◁', '<<48/2=24>>'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
      const text = pieces.join('');
      if (marks.some((mark) => text.includes(mark))) expect(mayHold(text)).toBe(true);
    }),
  );
});

test('texts with single brackets and signs hold none', () => {
  expect(mayHold('')).toBe(false);
  expect(mayHold('<')).toBe(false);
  expect(mayHold('She has <<48/2=24>>24 apples, x < 3 and [1, 2].')).toBe(false);
});
