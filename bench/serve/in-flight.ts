/**
 * Ten thousand requests in flight at once, each on a connection of its own: how many are answered, and whether rightly. All are programs,
 * because answers in mathematics are judged faster than a client on the same processors can send them.
 * `node dist/bench/serve/in-flight.js <data> [requests]`
 */
import { readFileSync } from 'node:fs';
import { compared, load, percentile } from './load.js';
import { type BenchRow, benchRows } from './rows.js';
import { openServer } from './server.js';

const [data = '', count = '10000'] = process.argv.slice(2);
const programs = benchRows(data, 1128).filter(({ known }) => known !== undefined);
const rows = Array.from({ length: Number(count) }, (_, id) => ({
  ...(programs[id % programs.length] as BenchRow),
  id,
}));
const server = await openServer(['--deadline', '1800']);
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
  compared(
    told.rewards,
    rows.map(({ known }) => known ?? null),
  ),
);
console.log(
  `p50 ${percentile(told.times, 0.5).toFixed(0)} ms, p99 ${percentile(told.times, 0.99).toFixed(0)} ms, sent again ${told.again}`,
);
console.log(`the server's memory at its highest: ${(Number(peak) / 1024).toFixed(0)} MiB`);
await server.end();
