/**
 * `rlvr rollout` against a bare fetch loop with the same bodies on the same server in the same run: completions a second, and what rollout adds
 * to each (journal, judge and output included). The server is the tests' own, in a process of its own on 127.0.0.1, and costs little, so that what
 * is seen is the client. Then the memory with many requests in flight, at a server that answers after a while.
 * `node --expose-gc dist/bench/rollout/throughput.js [problems] [in flight]`
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'undici';
import { zOf } from '../../src/difficulty/normal-quantile.js';
import { parseSampling, rolloutFiles } from '../../src/rollout/index.js';
import { addition } from '../../tests/rollout/server/model.js';
import { startRolloutServer } from '../../tests/rollout/server/start.js';

const count = Number(process.argv[2] ?? 1000);
const inFlight = Number(process.argv[3] ?? 5000);
const n = 8;
const concurrency = 64;
const turns = 3;
const headers = { 'content-type': 'application/json' };

const folder = mkdtempSync(join(tmpdir(), 'rlvr-throughput-'));
const file = join(folder, 'problems.jsonl');
const problems = Array.from({ length: count }, (_, at) => ({ id: `p${at}`, ...addition(at % 11, at) }));
writeFileSync(
  file,
  problems
    .map(({ id, prompt, answer }) =>
      JSON.stringify({
        id,
        domain: 'math',
        prompt: [{ role: 'user', content: prompt }],
        ground_truth: { verifier: 'math', answer },
        source: { dataset: 'bench' },
        tags: [],
        meta: {},
      }),
    )
    .map((line) => `${line}\n`)
    .join(''),
);

const server = await startRolloutServer({ log: '/dev/null' });
const pool = new Pool(server.url, { connections: concurrency });
const best: Record<string, number> = {};
for (let turn = 0; turn <= turns; turn++) {
  for (const [name, run] of Object.entries({
    fetch: byFetch,
    undici: byUndici,
    rollout: () => byRollout(server.url, concurrency),
  })) {
    const begun = performance.now();
    await run();
    const seconds = (performance.now() - begun) / 1000;
    // The first turn warms up.
    if (turn > 0) best[name] = Math.min(best[name] ?? Number.POSITIVE_INFINITY, seconds);
  }
}
await pool.close();
await server.stop();
const total = count * n;
console.log(`${total} completions, ${concurrency} requests at once, best of ${turns} turns`);
for (const [name, seconds] of Object.entries(best))
  console.log(
    `${name.padEnd(10)}${Math.round(total / seconds)
      .toLocaleString('en')
      .padStart(8)} completions/s`,
  );
const [fetched, bare, ours] = [best.fetch, best.undici, best.rollout] as [number, number, number];
console.log(
  `rollout makes ${(fetched / ours).toFixed(2)} times those of fetch, ${(bare / ours).toFixed(2)} times those of bare undici; it adds ${((1000 * (ours - Math.min(bare, fetched))) / total).toFixed(3)} ms to a completion`,
);

const slow = await startRolloutServer({ log: '/dev/null', ms: 3000 });
const before = memory();
let most = 0;
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage().rss);
}, 20);
await byRollout(slow.url, inFlight);
clearInterval(watch);
await slow.stop();
console.log(
  `${inFlight.toLocaleString('en')} in flight: ${Math.round((most - before) / 2 ** 20)} MiB more than before (${Math.round(most / 2 ** 20)} MiB in all)`,
);
rmSync(folder, { recursive: true });

function memory(): number {
  global.gc?.();
  return process.memoryUsage().rss;
}

function bodies(): string[] {
  return problems.flatMap(({ prompt }) =>
    Array.from({ length: n }, (_, seed) =>
      JSON.stringify({ model: 'adder', messages: [{ role: 'user', content: prompt }], temperature: 1, seed }),
    ),
  );
}

async function byFetch(): Promise<void> {
  await inParallel(bodies(), async (body) => {
    const response = await fetch(`${server.url}/v1/chat/completions`, { method: 'POST', headers, body });
    await response.json();
  });
}

async function byUndici(): Promise<void> {
  await inParallel(bodies(), async (body) => {
    const response = await pool.request({ path: '/v1/chat/completions', method: 'POST', headers, body });
    await response.body.json();
  });
}

async function byRollout(urls: string, at: number): Promise<void> {
  const output = join(folder, 'out.jsonl');
  const { missing } = await rolloutFiles([file], {
    sampling: parseSampling(undefined, { urls, concurrency: at, seed: 1 }),
    template: {},
    source: {},
    jobs: availableParallelism(),
    sandbox: 'auto',
    output,
    write: () => undefined,
    journal: undefined,
    told: () => undefined,
    warn: console.log,
    n,
    wave: n,
    stopEarly: false,
    certainty: { easy: 0.75, medium: 0.35, z: zOf(0.95), margin: 0.1 },
    imports: [],
    guess: false,
  });
  rmSync(`${output}.journal`);
  if (missing > 0) throw new Error('the bench must not meet faults');
}

async function inParallel(items: readonly string[], run: (item: string) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) await run(items[at] as string);
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
}
