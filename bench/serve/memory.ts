/**
 * Memory of the server over many requests that cost little, one row and eight rows a request in turn: whether it levels off.
 * `node dist/bench/serve/memory.js [rounds of 20,000 rows]`
 */
import { load } from './load.js';
import { openServer } from './server.js';

const rounds = Number(process.argv[2] ?? 90);
const rows = Array.from({ length: 20_000 }, (_, id) => ({
  id,
  completion: `so \\boxed{${id}}`,
  ground_truth: String(id),
}));
const server = await openServer();
for (let round = 0; round < rounds; round++) {
  const told = await load(server.url, rows, { size: round % 3 === 0 ? 1 : 8, concurrency: 64 });
  if (round % 6 > 0) continue;
  const text = await (await fetch(`${server.url}/metrics`)).text();
  const mebibytes = (name: string) =>
    (Number(new RegExp(`^${name} (\\S+)`, 'm').exec(text)?.[1]) / 2 ** 20).toFixed(0);
  console.log(
    `${(round + 1) * rows.length} rows: ${mebibytes('process_resident_memory_bytes')} MiB, heap in use ${mebibytes('nodejs_heap_size_used_bytes')} MiB,`,
    `${(rows.length / told.seconds).toFixed(0)} rows/s by single rows`,
  );
}
await server.end();
