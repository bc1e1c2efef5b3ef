/**
 * Near-duplicates of made-up problems: seconds, memory, recall and precision of the planted pairs, and datasketch on the same rows.
 * node dist/bench/dedup/run.js [rows] [python with datasketch] [rows for the peer]
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Problem } from '#datasets/problem.js';
import { Texts } from '#datasets/similarity/index.js';
import { stageContext } from '#src/build/stage-context.js';
import type { ThreadValues } from '#src/build/stage-thread.js';
import { orderedMap } from '#src/ordered-map.js';
import { Row } from '#src/pipeline/row.js';
import { rowsOf } from '#src/pipeline/row-memory.js';
import { openStageThreads } from '#src/pipeline/threads/stage-threads.js';
import { dedup } from '#src/stages/dedup/index.js';
import { madeRow } from './corpus.js';

const [rows, python, peerRows] = [
  Number(process.argv[2] ?? 100_000),
  process.argv[3],
  Number(process.argv[4] ?? 10_000),
];
const batchRows = 256;

// As bytes, and made into rows batch by batch, as the pipeline does: a heap full of rows is walked again and again by the garbage collector.
const texts = new Texts();
for (let row = 0; row < rows; row++) texts.add(madeRow(row).text);
const corpusMb = Math.round(process.memoryUsage().rss / 2 ** 20);

function problem(row: number): Problem {
  const prompt = [{ role: 'user' as const, content: texts.at(row) }];
  return { id: `made:${row}`, domain: 'text', prompt, source: { dataset: 'made' }, tags: [], meta: {} };
}

async function* batches(): AsyncGenerator<{ readonly start: number; readonly batch: readonly Row[] }> {
  for (let start = 0; start < rows; start += batchRows) {
    const size = Math.min(batchRows, rows - start);
    yield { start, batch: rowsOf(Array.from({ length: size }, (_, at) => problem(start + at))) };
  }
}

// As the engine runs the stage: threads sketch and apply, this one gathers and decides.
const given = dedup.settings.parse({});
const values = { seed: 1, jobs: 1, folder: '.', datasets: ['made'] };
const lent = { judge: async () => [], run: () => Promise.reject(new Error('no program is run here')) };
const run = await dedup.open(given, stageContext(values, { ...lent, told: () => undefined }));
const stage = { name: 'dedup', run };
const threads = openStageThreads({
  module: new URL('../../src/build/stage-thread.js', import.meta.url),
  given: { context: values, settings: { dedup: given } } satisfies ThreadValues,
  threads: 2,
  lent,
});
const started = performance.now();
const sketching = orderedMap(batches(), threads.inFlight, ({ batch }) =>
  threads.run({ applied: [], shown: stage }, batch, undefined),
);
for await (const { sketched } of sketching) await run.gather?.(sketched?.sketch);
const sketched = performance.now();
const sketchMs = sketched - started;
await run.decide?.();
const decideMs = performance.now() - sketched;
const afterDecide = performance.now();
const dropped = new Map<number, number>();
const applying = orderedMap(batches(), threads.inFlight, ({ start, batch }) =>
  threads.run({ applied: [stage], shown: undefined }, batch, run.decided?.(start, start + batch.length)),
);
for await (const { passages } of applying) {
  for (const outcome of passages[0]?.outcomes ?? []) {
    if (outcome === null || outcome instanceof Row) continue;
    const { partner, problem } = JSON.parse(outcome.line) as { partner: string; problem: Problem };
    dropped.set(Number(problem.id.slice(5)), Number(partner.slice(5)));
  }
}
const applyMs = performance.now() - afterDecide;
await Promise.all([threads.close(), run.close?.()]);

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
