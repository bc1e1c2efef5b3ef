import { expect, test } from 'vitest';
import type { Item } from '../items/item.js';
import { parseWhere } from './parse-where.js';
import { SeenFields } from './seen-fields.js';

const row = { id: 'a', difficulty: { tier: 'hard' }, prompt: [{ role: 'user' }], quality: null };

async function missing(where: string, rows: readonly object[] = [row]) {
  const fields = new SeenFields(parseWhere(where));
  const items = rows.map((one): Item => ({ row: one as Item['row'], fate: 'kept' }));
  for await (const _ of fields.watch(batch(items)));
  return fields.missing();
}
async function* batch(items: readonly Item[]) {
  yield items;
}

test.each([
  ['difficulty.teir=hard', 'difficulty.teir', 'did you mean difficulty.tier?'],
  ['tier=hard', 'tier', 'did you mean difficulty.tier?'],
  ['not (id=a or prompt.rol=user)', 'prompt.rol', 'did you mean prompt.role?'],
  ['nothing.like_it', 'nothing.like_it', 'the rows have id, difficulty, prompt, quality'],
])('%s names no field', async (where, field, remedy) => {
  const [found, ...more] = await missing(where);
  expect(more).toEqual([]);
  expect(found?.field).toBe(field);
  expect(found?.remedy).toContain(remedy);
});

test('a field that one row has is no mistake, whatever it holds', async () => {
  expect(await missing('quality=1 and prompt.0.role=user and difficulty')).toEqual([]);
  expect(await missing('tier=1', [row, { tier: null }])).toEqual([]);
});
