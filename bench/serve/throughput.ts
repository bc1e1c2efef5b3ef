/**
 * Rows per second of `rlvr serve` over loopback beside `rlvr verify` on the same rows in the same run, math and code mixed; then the time of
 * single rows at a moderate load. The client shares the processors with the server.
 * `node dist/bench/serve/throughput.js <data> [rows] [turns]`
 */
import { judgedByVerify } from './judged-by-verify.js';
import { compared, load, percentile } from './load.js';
import { benchRows } from './rows.js';
import { openServer } from './server.js';

const [data = '', count = '4512', turns = '3'] = process.argv.slice(2);
const rows = benchRows(data, Number(count));
const server = await openServer();
await load(server.url, rows.slice(0, 1128), { size: 64, concurrency: 8 });
const perSecond = {
  verify: [] as number[],
  'serve, 64 rows a request': [] as number[],
  'serve, one row a request': [] as number[],
};
for (let turn = 0; turn < Number(turns); turn++) {
  const expected = judgedByVerify(rows);
  perSecond.verify.push(rows.length / expected.seconds);
  for (const [name, size, concurrency] of [
    ['serve, 64 rows a request', 64, 16],
    ['serve, one row a request', 1, 256],
  ] as const) {
    const told = await load(server.url, rows, { size, concurrency });
    perSecond[name].push(rows.length / told.seconds);
    console.log(name, concurrency, 'at once', compared(told.rewards, expected.rewards), times(told.times));
  }
}
const quiet = await load(server.url, rows.slice(0, 1128), { size: 1, concurrency: 4 });
console.log(
  'serve, one row a request, 4 at once',
  `${(1128 / quiet.seconds).toFixed(0)} rows/s`,
  times(quiet.times),
);
const median = (values: readonly number[]) => percentile(values, 0.5);
for (const [name, values] of Object.entries(perSecond)) {
  const ratio = median(values) / median(perSecond.verify);
  console.log(
    `${name}: ${values.map((one) => one.toFixed(0)).join(', ')} rows/s, × verify ${ratio.toFixed(3)}`,
  );
}
await server.end();

function times(all: readonly number[]): string {
  return [0.5, 0.99].map((share) => `p${share * 100} ${percentile(all, share).toFixed(0)} ms`).join(', ');
}
