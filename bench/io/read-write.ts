/**
 * Rows in and out: JSON Lines read, problems made, Parquet written, against Node's own readline with JSON.parse on the same
 * file in the same run. `node dist/bench/io/read-write.js [rows]`
 */

import { once } from 'node:events';
import { createReadStream, createWriteStream, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { exportNamed, formatNamed, openExport, readProblem, readRows } from '#datasets/index.js';

const rows = Number(process.argv[2] ?? 200_000);
const folder = mkdtempSync(join(tmpdir(), 'rlvr-bench-'));
const path = join(folder, 'rows.jsonl');

async function generate(): Promise<void> {
  const out = createWriteStream(path);
  for (let n = 0; n < rows; n++) {
    const answer = `Each of the ${n} boxes holds 12, so ${n}*12 = <<${n}*12=${n * 12}>>${n * 12}.\n#### ${n * 12}`;
    const row = { question: `A shop has ${n} boxes with 12 pears each. How many pears are there?`, answer };
    if (!out.write(`${JSON.stringify(row)}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

async function timed(name: string, work: () => Promise<number>): Promise<number> {
  const start = performance.now();
  const done = await work();
  const rate = done / ((performance.now() - start) / 1000);
  const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
  console.log(
    `${name.padEnd(44)} ${Math.round(rate).toLocaleString('en').padStart(10)} rows/s   peak ${peakMb} MB`,
  );
  return rate;
}

async function readlinePeer(): Promise<number> {
  let count = 0;
  for await (const line of createInterface({ input: createReadStream(path) })) {
    JSON.parse(line);
    count++;
  }
  return count;
}

async function readAll(): Promise<number> {
  let count = 0;
  for await (const batch of readRows(path)) count += batch.length;
  return count;
}

async function convert(to: string): Promise<number> {
  const format = formatNamed('gsm8k');
  const shape = exportNamed(to);
  const writer = await openExport(shape, join(folder, `out.${shape.file}`));
  for await (const batch of readRows(path)) {
    for (const raw of batch) {
      if ('defect' in raw) continue;
      const problem = readProblem(format, raw.row, { source: { dataset: 'bench', row: raw.place.row } });
      const written = writer.write({ ...problem, ground_truth: { verifier: 'math', answer: '1' } });
      if (written !== true) await written;
    }
  }
  return (await writer.close()).rows;
}

await generate();
const peer = await timed('readline and JSON.parse (peer)', readlinePeer);
const read = await timed('readRows', readAll);
await timed('readRows, readProblem, JSON Lines for TRL', () => convert('trl'));
await timed('readRows, readProblem, Parquet for verl', () => convert('verl'));
console.log(`readRows / readline: ${(read / peer).toFixed(2)}`);
rmSync(folder, { recursive: true });
