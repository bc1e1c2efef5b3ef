/**
 * `rlvr build-dataset` from ingest to export without code execution, over made-up problems of 100 words with a solution and a number as
 * answer, at growing sizes: rows per second, time of each stage, peak memory, and how much of the processor time is the main thread's,
 * which more processors cannot share (on Linux); beside one pass of readline, JSON.parse, JSON.stringify
 * and write over the same file. `node dist/bench/pipeline/run.js [rows …]`
 */
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Manifest } from '#src/build/manifest.js';
import { madeRow } from '../dedup/corpus.js';
import { type ProcessorTime, runTimed } from './processor-time.js';

const sizes = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [10_000, 100_000, 1_000_000];
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rlvr-bench-pipeline-'));
const file = join(folder, 'rows.jsonl');

async function write(rows: number): Promise<void> {
  const out = createWriteStream(file);
  for (let row = 0; row < rows; row++) {
    const { text, twin = row } = madeRow(row);
    // A copy has the answer of what it copies: another would make it another problem.
    const [left, right] = [(twin * 7919) % 1000, (twin * 104_729) % 997];
    const answer = `The first part gives ${left} and the second gives ${right}. Together they are ${left} + ${right} = ${left + right}.\n#### ${left + right}`;
    if (!out.write(`${JSON.stringify({ question: text, answer })}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

async function onePass(): Promise<number> {
  const begun = performance.now();
  const out = createWriteStream(join(folder, 'copy.jsonl'));
  for await (const line of createInterface({ input: createReadStream(file) }))
    if (!out.write(`${JSON.stringify(JSON.parse(line))}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'close');
  return (performance.now() - begun) / 1000;
}

async function build(rows: number): Promise<{ manifest: Manifest; spent: ProcessorTime }> {
  const recipe = join(folder, 'recipe.yaml');
  writeFileSync(
    recipe,
    `name: made-${rows}\nsources:\n  - files: rows.jsonl\nexports:\n  - to: rlvr\n  - to: verl\n`,
  );
  const spent = await runTimed(process.execPath, [main, 'build-dataset', recipe, '--out', folder]);
  const manifest = readFileSync(join(folder, `made-${rows}`, 'manifest.json'), 'utf8');
  return { manifest: JSON.parse(manifest) as Manifest, spent };
}

for (const rows of sizes) {
  await write(rows);
  const limit = await onePass();
  const { manifest, spent } = await build(rows);
  const { timings, stages } = manifest;
  const { seconds, peak_memory_bytes } = timings;
  console.log(
    `${rows.toLocaleString('en').padStart(9)} rows  ${seconds.toFixed(1)} s  ${Math.round(rows / seconds).toLocaleString('en')} rows/s  ${((seconds / rows) * 1e6).toFixed(1)} µs a row, ${(seconds / limit).toFixed(1)} × one pass  peak ${Math.round(peak_memory_bytes / 2 ** 20)} MiB  kept ${stages.at(-1)?.kept}`,
  );
  const parts = Object.entries(timings.stages).map(
    ([name, spent]) => `${name} ${((spent / rows) * 1e6).toFixed(1)}`,
  );
  console.log(`          µs a row: ${parts.join(', ')}`);
  const each = (seconds: number) => ((seconds / rows) * 1e6).toFixed(0);
  console.log(
    `          processor time: ${each(spent.all)} µs a row, of which the main thread ${each(spent.main)}`,
  );
  rmSync(join(folder, `made-${rows}`), { recursive: true });
}
rmSync(folder, { recursive: true });
