/**
 * Ten thousand requests in flight at once, each on a connection of its own: how many are answered, and whether rightly.
 * `node dist/bench/serve/in-flight.js <data> [requests]`
 */
import { readFileSync } from 'node:fs';
import { judgedByVerify } from './judged-by-verify.js';
import { compared, load, percentile } from './load.js';
import { benchRows } from './rows.js';
import { openServer } from './server.js';

const [data = '', count = '10000'] = process.argv.slice(2);
const rows = benchRows(data, Number(count));
const expected = judgedByVerify(rows);
const server = await openServer();
let most = 0;
const watch = setInterval(async () => {
  const answer = await fetch(`${server.url}/readyz`).catch(() => undefined);
  const told = (await answer?.json()) as { under_way: number } | undefined;
  most = Math.max(most, told?.under_way ?? 0);
}, 250);
const told = await load(server.url, rows, { size: 1, concurrency: Number(count) });
clearInterval(watch);
const peak = /VmHWM:\s*(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1];
console.log(
  `${rows.length} requests at once, most under way ${most}, in ${told.seconds.toFixed(1)} s`,
  compared(told.rewards, expected.rewards),
);
console.log(
  `p50 ${percentile(told.times, 0.5).toFixed(0)} ms, p99 ${percentile(told.times, 0.99).toFixed(0)} ms, sent again ${told.again}`,
);
console.log(`the server's memory at its highest: ${(Number(peak) / 1024).toFixed(0)} MiB`);
await server.end();
