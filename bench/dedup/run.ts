/**
 * Near-duplicates of made-up problems: seconds, memory, recall and precision of the planted pairs, and datasketch on the same rows.
 * node dist/bench/dedup/run.js [rows] [python with datasketch] [rows for the peer]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';
import { Texts } from '#datasets/similarity/index.js';
import { orderedMap } from '#src/ordered-map.js';
import { dedup } from '#src/stages/dedup/index.js';
import { madeRow } from './corpus.js';
import { context, madeProblem } from './made-problem.js';
import type { MadeTexts } from './sketch-thread.js';

const [rows, python, peerRows] = [
  Number(process.argv[2] ?? 100_000),
  process.argv[3],
  Number(process.argv[4] ?? 10_000),
];
const batchRows = 256;
const threads = 2;

// As bytes: a heap full of rows is walked again and again by the garbage collector.
const texts = new Texts();
for (let row = 0; row < rows; row++) texts.add(madeRow(row).text);
const corpusMb = Math.round(process.memoryUsage().rss / 2 ** 20);

async function* batches(): AsyncGenerator<MadeTexts> {
  for (let start = 0; start < rows; start += batchRows) {
    const size = Math.min(batchRows, rows - start);
    yield { start, texts: Array.from({ length: size }, (_, at) => texts.at(start + at)) };
  }
}

const stage = await dedup.open(dedup.settings.parse({}), context);
const pool = new Piscina<MadeTexts, unknown>({
  filename: new URL('./sketch-thread.js', import.meta.url).href,
  minThreads: threads,
  maxThreads: threads,
});
const started = performance.now();
for await (const sketch of orderedMap(batches(), 2 * threads, (batch) => pool.run(batch)))
  await stage.gather?.(sketch);
const sketched = performance.now();
const sketchMs = sketched - started;
await stage.decide?.();
const decideMs = performance.now() - sketched;
const afterDecide = performance.now();
const dropped = new Map<number, number>();
for await (const { start, texts } of batches()) {
  const problems = texts.map((text, at) => madeProblem(start + at, text));
  for (const result of await stage.apply(problems, stage.decided?.(start, start + texts.length))) {
    if (!('dropped' in result)) continue;
    dropped.set(Number(result.dropped.id.slice(5)), Number(result.reason.partner?.slice(5)));
  }
}
const applyMs = performance.now() - afterDecide;
await Promise.all([stage.close?.(), pool.destroy()]);

let [planted, found, wrong] = [0, 0, 0];
for (let row = 0; row < rows; row++) {
  const { twin, similarity = 0 } = madeRow(row);
  if (twin !== undefined && similarity >= 0.8) {
    planted++;
    if (dropped.has(row) || dropped.get(twin) === row) found++;
  }
  if (dropped.has(row) && twin === undefined && madeRow(dropped.get(row) as number).twin !== row) wrong++;
}
const seconds = (sketchMs + decideMs + applyMs) / 1000;
const peakMb = Math.round(process.resourceUsage().maxRSS / 1024);
console.log(
  `rlvr        ${rows} rows in ${seconds.toFixed(1)} s (sketch ${(sketchMs / 1000).toFixed(1)}, decide ${(decideMs / 1000).toFixed(1)}, apply ${(applyMs / 1000).toFixed(1)}), ` +
    `${((seconds / rows) * 1e6).toFixed(1)} µs a row, peak ${peakMb} MB, of which the rows themselves ${corpusMb} MB`,
);
console.log(
  `planted     ${found} of ${planted} pairs of similarity ≥ 0.8 found (${((found / planted) * 100).toFixed(2)} %), ${dropped.size} rows dropped, ${wrong} that copy nothing`,
);
if (python !== undefined) {
  const input = Array.from({ length: peerRows }, (_, row) => madeRow(row).text).join('\n');
  const peer = spawnSync(
    python,
    [fileURLToPath(new URL('../../../bench/dedup/datasketch_peer.py', import.meta.url)), '28', '4'],
    {
      input,
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    },
  );
  if (peer.status !== 0) throw new Error(peer.stderr.slice(-500));
  for (const [how, took] of Object.entries(JSON.parse(peer.stdout) as Record<string, number>)) {
    const each = took / peerRows;
    console.log(
      `datasketch  ${peerRows} rows, n-grams ${how}: ${(each * 1e6).toFixed(0)} µs a row, ${(each / (seconds / rows)).toFixed(0)} × the time of rlvr`,
    );
  }
}
