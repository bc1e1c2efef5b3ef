import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SentenceSpans } from './sentence-spans.js';

const sentences = fc.array(fc.array(fc.integer({ min: -40, max: 40 }), { maxLength: 12 }), {
  minLength: 2,
  maxLength: 9,
});

it('tells of every text the first sentence of each key and the fewest keys across a border', () => {
  const spans = new SentenceSpans();
  fc.assert(
    fc.property(sentences, (text) => {
      spans.clear();
      for (const [at, keys] of text.entries()) for (const key of keys) spans.add(key, at);
      for (const key of text.flat())
        expect(spans.firstOf(key)).toBe(text.findIndex((keys) => keys.includes(key)));
      const across = text.slice(1).map((_, border) => {
        const before = new Set(text.slice(0, border + 1).flat());
        const after = new Set(text.slice(border + 1).flat());
        return [...before].filter((key) => after.has(key)).length;
      });
      expect(spans.fewestAcross(text.length)).toBe(Math.min(...across));
    }),
  );
});
