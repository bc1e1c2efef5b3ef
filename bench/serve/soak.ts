/**
 * Memory of the server under steady load, math and code mixed, single rows and batches, with clients that go away.
 * `node dist/bench/serve/soak.js <data> [minutes]`
 */
import { readFileSync } from 'node:fs';
import { judgedByVerify } from './judged-by-verify.js';
import { compared, load, percentile } from './load.js';
import { benchRows } from './rows.js';
import { openServer } from './server.js';

const [data = '', minutes = '30'] = process.argv.slice(2);
const rows = benchRows(data, 1128);
const expected = judgedByVerify(rows);
const server = await openServer();
const end = performance.now() + Number(minutes) * 60_000;
const samples: { readonly at: number; readonly mebibytes: number }[] = [];
const started = performance.now();
const sampling = setInterval(() => {
  const status = readFileSync(`/proc/${server.pid}/status`, 'utf8');
  samples.push({
    at: performance.now() - started,
    mebibytes: Number(/VmRSS:\s*(\d+)/.exec(status)?.[1]) / 1024,
  });
}, 2000);
const all = { same: 0, unknown: 0, lost: 0, wrong: 0 };
let [judged, gone] = [0, 0];
const times: number[] = [];
for (let round = 0; performance.now() < end; round++) {
  const size = [1, 8, 64][round % 3] as number;
  const leaving = leave();
  const told = await load(server.url, rows, { size, concurrency: 32 });
  gone += await leaving;
  const one = compared(told.rewards, expected.rewards);
  for (const key of Object.keys(all) as (keyof typeof all)[]) all[key] += one[key];
  judged += rows.length;
  if (size === 1) times.push(...told.times);
}
clearInterval(sampling);
console.log(`${judged} rows in ${minutes} minutes, ${gone} requests whose client left`, all);
console.log(
  `one row a request: p50 ${percentile(times, 0.5).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`,
);
for (let part = 0; part < 6; part++) {
  const share = samples.slice(
    Math.floor((part * samples.length) / 6),
    Math.floor(((part + 1) * samples.length) / 6),
  );
  const values = share.map(({ mebibytes }) => mebibytes);
  const [from, to] = [share[0]?.at ?? 0, share.at(-1)?.at ?? 0].map((ms) => (ms / 60_000).toFixed(1));
  console.log(
    `minutes ${from}–${to}: median ${percentile(values, 0.5).toFixed(0)} MiB, highest ${Math.max(...values).toFixed(0)} MiB`,
  );
}
await server.end();

/** A client that asks for much and leaves. @returns how many did */
async function leave(): Promise<number> {
  const body = JSON.stringify(rows.slice(0, 256).map(({ known: _, ...row }) => row));
  const asked = Array.from({ length: 4 }, () =>
    fetch(`${server.url}/verify`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      signal: AbortSignal.timeout(300),
    }).then(
      (answer) =>
        answer.arrayBuffer().then(
          () => 0,
          () => 1,
        ),
      () => 1,
    ),
  );
  return (await Promise.all(asked)).reduce((sum, one) => sum + one, 0);
}
