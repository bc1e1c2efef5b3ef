import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Item } from '../items/item.js';
import { lookOf } from './look.js';
import { renderItem } from './render-item.js';
import { selectItems } from './select-items.js';
import { columnsOf, wrap } from './wrap.js';

const plain = { width: 40, colour: false };

test('no line is wider than it may be, and no word is lost', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 8, max: 60 }), (text, width) => {
      const lines = wrap(text, width);
      for (const line of lines) expect(columnsOf(line)).toBeLessThanOrEqual(width);
      const bare = (one: string) => one.replace(/\s+/g, '');
      expect(bare(lines.join(''))).toBe(bare(text));
    }),
  );
});

test('wide characters take two columns', () => {
  expect(wrap('数学数学数学数学', 8)).toEqual(['数学数学', '数学数学']);
});

test('colours are for terminals, and not where they are unwanted', () => {
  expect(lookOf({ isTTY: true, columns: 120 }, {})).toEqual({ width: 120, colour: true });
  expect(lookOf({ isTTY: true, columns: 120 }, { NO_COLOR: '1' }).colour).toBe(false);
  expect(lookOf({ isTTY: true, columns: 120 }, { TERM: 'dumb' }).colour).toBe(false);
  expect(lookOf({}, {})).toEqual({ width: 80, colour: false });
  expect(lookOf({}, { COLUMNS: '50' }).width).toBe(50);
});

test('a row is shown by dotted paths, with nothing that a terminal obeys', () => {
  const row = { id: 'a\u001b[2J', meta: { deep: [1, 2] }, text: 'one two three four five six seven eight' };
  const shown = renderItem({ row, fate: 'kept', place: 'f:1' }, plain);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: none may be left
  expect(shown).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  expect(shown).toContain('meta.deep  [1,2]');
  for (const line of shown.split('\n')) expect(columnsOf(line)).toBeLessThanOrEqual(40);
});

async function* items(count: number): AsyncGenerator<Item[]> {
  for (let at = 0; at < count; at += 10) {
    yield Array.from({ length: 10 }, (_, place) => ({ row: { id: String(at + place + 1) }, fate: 'kept' }));
  }
}
async function ids(selection: object): Promise<unknown[]> {
  const found: unknown[] = [];
  for await (const { row } of selectItems(items(100), { seed: 1, ...selection })) found.push(row.id);
  return found;
}

test('rows are picked by number, id, limit and sample', async () => {
  expect(await ids({ row: 37 })).toEqual(['37']);
  expect(await ids({ row: 101 })).toEqual([]);
  expect(await ids({ row: 37, id: '38' })).toEqual([]);
  expect(await ids({ id: '38' })).toEqual(['38']);
  expect(await ids({ limit: 3 })).toEqual(['1', '2', '3']);
  expect(await ids({ sample: 5 })).toHaveLength(5);
  expect(await ids({ sample: 5 })).toEqual(await ids({ sample: 5 }));
});
