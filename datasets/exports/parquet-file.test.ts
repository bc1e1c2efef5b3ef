import { mkdtempSync, readdirSync, readFileSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test, vi } from 'vitest';
import { openParquetFile } from './parquet-file.js';

const columns = { n: 'BIGINT', text: 'VARCHAR' };
const row = (n: number) => ({ n, text: `row ${n} of a table, ${'x'.repeat(n % 50)}` });
const temporary = mkdtempSync(join(tmpdir(), 'rlvr-temporary-'));
beforeAll(() => void vi.stubEnv('TMPDIR', temporary));
const outputs = mkdtempSync(join(tmpdir(), 'rlvr-parquet-'));
const emptyFolder = () => mkdtempSync(join(outputs, 'of-'));

/** Writes so many rows to the file, and takes back what is to be waited for. */
async function fill(file: Awaited<ReturnType<typeof openParquetFile>>, rows: number): Promise<void> {
  for (let n = 0; n < rows; n++) await file.write(row(n));
}

test.each([0, 1, 12_500, 12_501, 60_000])(
  'a table of %d rows has the same bytes whether it is packed while they come or at the end, and leaves nothing beside it',
  async (rows) => {
    const folder = emptyFolder();
    const meanwhile = await openParquetFile(join(folder, 'a.parquet'), columns, undefined);
    const atTheEnd = await openParquetFile(join(folder, 'b.parquet'), columns, undefined);
    expect(readdirSync(temporary)).toHaveLength(1);
    await Promise.all([fill(meanwhile, rows), fill(atTheEnd, rows)]);
    await meanwhile.close();
    expect(readdirSync(temporary)).toEqual([]);
    await atTheEnd.close();
    expect(readFileSync(join(folder, 'a.parquet')).equals(readFileSync(join(folder, 'b.parquet')))).toBe(
      true,
    );
    expect(readdirSync(folder)).toEqual(['a.parquet', 'b.parquet']);
    const again = await openParquetFile(join(folder, 'c.parquet'), columns, undefined);
    await fill(again, rows);
    await again.close();
    expect(readFileSync(join(folder, 'c.parquet')).equals(readFileSync(join(folder, 'b.parquet')))).toBe(
      true,
    );
  },
);

test.each([0, 10, 30_000])('a table that is given up after %d rows leaves no pipe', async (rows) => {
  const folder = emptyFolder();
  for (const name of ['a', 'b']) {
    const file = await openParquetFile(join(folder, name), columns, undefined);
    await fill(file, rows);
    await file.abort();
  }
  expect(readdirSync(folder).filter((name) => name.includes('rows'))).toEqual([]);
  expect(readdirSync(temporary)).toEqual([]);
});

test('packing that fails is told as what it is, where rows are written or at the end', async () => {
  for (const rows of [3, 200_000]) {
    const folder = emptyFolder();
    const file = await openParquetFile(join(folder, 'a'), { n: 'NO SUCH TYPE' }, undefined);
    await expect(fill(file, rows).then(file.close)).rejects.toThrow(/NO SUCH TYPE|syntax error/);
    await file.abort();
    expect(readdirSync(folder)).toEqual([]);
  }
});

test.skipIf(process.platform !== 'linux')('a full disk is told as one', async () => {
  for (const rows of [3, 200_000]) {
    const folder = emptyFolder();
    symlinkSync('/dev/full', join(folder, 'a'));
    const file = await openParquetFile(join(folder, 'a'), columns, undefined);
    await expect(fill(file, rows).then(file.close)).rejects.toMatchObject({ code: 'ENOSPC' });
    await file.abort();
  }
});
