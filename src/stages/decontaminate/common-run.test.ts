import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commonRun, coveredShare } from './common-run.js';

const text = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 14 });

test('the common run stands in both, and no longer one does', () => {
  fc.assert(
    fc.property(text, text, (left, right) => {
      const run = commonRun(left, right);
      const holds = (words: readonly string[], size: number) =>
        words.slice(0, words.length - size + 1).map((_, at) => words.slice(at, at + size).join(' '));
      if (run.length > 0) {
        expect(holds(left, run.length)).toContain(run.join(' '));
        expect(holds(right, run.length)).toContain(run.join(' '));
      }
      const longer = new Set(holds(left, run.length + 1));
      expect(holds(right, run.length + 1).filter((words) => longer.has(words))).toEqual([]);
    }),
  );
});

test('the covered share counts every word that lies in a shared run once', () => {
  fc.assert(
    fc.property(text, text, fc.integer({ min: 1, max: 4 }), (item, other, size) => {
      const held = new Set(
        other.map((_, at) => other.slice(at, at + size).join(' ')).slice(0, other.length - size + 1),
      );
      const covered = new Set<number>();
      item.forEach((_, at) => {
        const gram = item.slice(at, at + size);
        if (gram.length === size && held.has(gram.join(' ')))
          for (const offset of gram.keys()) covered.add(at + offset);
      });
      expect(coveredShare(item, other, size)).toBeCloseTo(item.length === 0 ? 0 : covered.size / item.length);
    }),
  );
});
