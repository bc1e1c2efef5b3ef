import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { openDuckdb, sqlText } from '../duckdb.js';
import { estimateRows } from './estimate-rows.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-estimate-'));
const rows = Array.from({ length: 10_000 }, (_, n) => JSON.stringify({ n, text: `row ${n * n} of many` }));
const text = `${rows.join('\n')}\n`;
const sample = rows.slice(0, 1000);

it.each([
  ['rows.jsonl', Buffer.from(text)],
  ['rows.jsonl.gz', gzipSync(text)],
  // The trailer tells the length of the last member alone.
  ['members.jsonl.gz', Buffer.concat([gzipSync(text.slice(0, -100)), gzipSync(text.slice(-100))])],
])('%s is estimated within a fifth', async (name, bytes) => {
  writeFileSync(join(folder, name), bytes);
  const { rows: estimate, exact } = await estimateRows(join(folder, name), sample);
  expect(exact).toBe(false);
  expect(Math.abs(estimate / rows.length - 1)).toBeLessThan(0.2);
});

it('Parquet is counted', async () => {
  const path = join(folder, 'rows.parquet');
  const { connection, close } = await openDuckdb();
  await connection.run(`COPY (SELECT range AS n FROM range(12345)) TO ${sqlText(path)} (FORMAT parquet)`);
  close();
  expect(await estimateRows(path, ['{"n":0}'])).toEqual({ rows: 12345, exact: true });
});
