/**
 * The http scorer against two bare loops with the same bodies on the same server in the same run: Node's fetch, and the undici client
 * that the scorer itself stands on. Requests and texts a second, and what the scorer adds to a text over the quicker loop. The server is the tests' own, in a process of its own on 127.0.0.1; its model costs next to
 * nothing, so that what is seen is the client. `node dist/bench/score/http.js [texts]`
 */
import { Pool } from 'undici';
import type { Problem } from '#datasets/problem.js';
import { http } from '../../src/scorers/http/index.js';
import type { Exchange } from '../../src/scorers/http/protocol.js';
import { protocolNamed } from '../../src/scorers/http/protocols/registry.js';
import type { HttpSettings } from '../../src/scorers/http/settings.js';
import type { Scorer } from '../../src/scorers/scorer.js';
import { startServer } from '../../tests/scorers/server/start.js';

const most = Number(process.argv[2] ?? 20_000);
const concurrency = 8;
const turns = 3;

const headers = { 'content-type': 'application/json' };

const server = await startServer();
const pool = new Pool(server.url, { connections: concurrency });
console.log(`${concurrency} requests at once; best of ${turns} turns; fetch / undici / scorer\n`);
print(['protocol', 'batch', 'texts', 'requests/s', 'texts/s', 'ms more a text', 'of fetch', 'of undici']);
await compare({ protocol: 'tei-predict', batch: 1, quality_label: 'good' }, most / 4);
await compare({ protocol: 'tei-predict', batch: 32, quality_label: 'good' }, most);
await compare({ protocol: 'tei-embed', batch: 32 }, most);
await compare({ protocol: 'openai-chat', batch: 1 }, most / 4);
await pool.close();
await server.stop();

async function compare(given: Partial<HttpSettings>, texts: number): Promise<void> {
  const settings = http.settings.parse({ urls: server.url, concurrency, ...given });
  const problems = Array.from({ length: Math.round(texts) }, (_, at) => problemOf(at));
  const scorer = await http.open(settings, { jobs: 1, resolve: (path) => path, told: console.log });
  const [exchange] = protocolNamed(settings.protocol).exchanges({ settings, model: 'hashed' });
  const batches = Array.from({ length: Math.ceil(problems.length / settings.batch) }, (_, at) =>
    problems.slice(at * settings.batch, (at + 1) * settings.batch),
  );
  const runs = [
    () => sendAll(batches, exchange as Exchange, byFetch),
    () => sendAll(batches, exchange as Exchange, byUndici),
    () => scoreAll(scorer, batches),
  ];
  // Each once to warm up, then in turns, since the machine may have other work.
  const best = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let turn = 0; turn <= turns; turn++) {
    for (const [at, run] of runs.entries()) {
      const seconds = await timed(run);
      if (turn > 0) best[at] = Math.min(best[at] as number, seconds);
    }
  }
  await scorer.close();
  const [a, b, ours] = best as [number, number, number];
  const rates = (count: number) => best.map((s) => Math.round(count / s).toLocaleString('en')).join(' / ');
  print([
    settings.protocol,
    String(settings.batch),
    problems.length.toLocaleString('en'),
    rates(batches.length),
    rates(problems.length),
    (((ours - Math.min(a, b)) * 1000) / problems.length).toFixed(4),
    (a / ours).toFixed(2),
    (b / ours).toFixed(2),
  ]);
}

type Send = (path: string, body: string) => Promise<unknown>;

async function sendAll(batches: readonly Problem[][], exchange: Exchange, send: Send): Promise<void> {
  await inParallel(concurrency, batches, async (batch) => {
    const texts = batch.map(({ prompt }) => prompt[0]?.content ?? '');
    await send(exchange.path, JSON.stringify(exchange.body(texts)));
  });
}

async function byFetch(path: string, body: string): Promise<unknown> {
  const response = await fetch(server.url + path, { method: 'POST', headers, body });
  return response.json();
}

async function byUndici(path: string, body: string): Promise<unknown> {
  const response = await pool.request({ path, method: 'POST', headers, body });
  return response.body.json();
}

async function scoreAll(scorer: Scorer, batches: readonly Problem[][]): Promise<void> {
  await inParallel(scorer.inFlight, batches, async (batch) => {
    const faults = (await scorer.score(batch)).filter((scored) => 'fault' in scored);
    if (faults.length > 0) throw new Error('the bench must not meet faults');
  });
}

async function inParallel<T>(
  count: number,
  items: readonly T[],
  run: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < items.length; at = next++) await run(items[at] as T);
  };
  await Promise.all(Array.from({ length: count }, worker));
}

async function timed(run: () => Promise<void>): Promise<number> {
  const begun = performance.now();
  await run();
  return (performance.now() - begun) / 1000;
}

function problemOf(at: number): Problem {
  const content = `Shelf ${at} holds ${at % 97} books of ${(at * 7) % 31} kinds. How many are there on ${at % 13} such shelves? `;
  const prompt = [{ role: 'user' as const, content: content.repeat(3) }];
  return { id: String(at), domain: 'math', prompt, source: { dataset: 'bench' }, tags: [], meta: {} };
}

function print(cells: readonly string[]): void {
  const widths = [12, 6, 7, 22, 28, 15, 9, 10];
  console.log(
    cells
      .map((cell, at) => (at === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[at] ?? 0)))
      .join(' '),
  );
}
