/**
 * Mutated and grown answers by the million: no fault, nothing slow, and one digest of all verdicts, which must not depend on
 * the number of workers or on what else the machine does.
 * node dist/bench/math/fuzz.js [inputs, default 1000000] [seed, default 1] [workers, default 1] [longest ms, default 100]
 */
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { math } from '#verifiers/math/index.js';
import type { Verdict } from '#verifiers/verifier.js';
import { blockSize, fuzzBlock } from './fuzz-inputs.js';

interface Block {
  readonly at: number;
  readonly digest: string;
  readonly equal: number;
  readonly slowestMs: number;
  readonly complaints: readonly string[];
}

interface Work {
  readonly seed: number;
  readonly blocks: readonly number[];
  readonly longestMs: number;
}

const context = { sandbox: () => Promise.reject(new Error('the math verifier runs no code')) };

/** A verdict and its milliseconds; a slow one is judged again, because an input is slow each time and an interruption is not. */
async function timed(gold: string, answer: string, longestMs: number): Promise<readonly [Verdict, number]> {
  let fastest = Number.POSITIVE_INFINITY;
  for (let tries = 0; ; tries++) {
    const start = performance.now();
    const verdict = await math.verify(`\\boxed{${answer}}`, { verifier: 'math', answer: gold }, context);
    fastest = Math.min(fastest, performance.now() - start);
    if (fastest <= longestMs || tries === 4) return [verdict, fastest];
  }
}

async function judgeBlock(seed: number, at: number, longestMs: number): Promise<Block> {
  const hash = createHash('sha256');
  const complaints: string[] = [];
  let [equal, slowestMs] = [0, 0];
  for (const { gold, answer } of fuzzBlock(seed, at)) {
    const [verdict, ms] = await timed(gold, answer, longestMs);
    const pair = `gold ${gold.slice(0, 200)}, answer ${answer.slice(0, 200)}`;
    if (verdict.outcome === 'fault') complaints.push(`${verdict.reason}: ${pair}`);
    if (ms > longestMs) complaints.push(`${ms.toFixed(0)} ms: ${pair}`);
    slowestMs = Math.max(slowestMs, ms);
    equal += verdict.reward ?? 0;
    hash.update(`${JSON.stringify(verdict)}\n`);
  }
  return { at, digest: hash.digest('hex'), equal, slowestMs, complaints };
}

function runWorker(work: Work, tell: (block: Block) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(fileURLToPath(import.meta.url), { workerData: work });
    worker.on('message', tell).on('error', reject);
    worker.on('exit', () => resolve());
  });
}

async function main([
  inputs = '1000000',
  seed = '1',
  workers = '1',
  longest = '100',
]: string[]): Promise<void> {
  const blocks = Array.from({ length: Math.ceil(Number(inputs) / blockSize) }, (_, at) => at);
  const done: Block[] = [];
  await Promise.all(
    Array.from({ length: Number(workers) }, (_, k) =>
      runWorker(
        {
          seed: Number(seed),
          blocks: blocks.filter((at) => at % Number(workers) === k),
          longestMs: Number(longest),
        },
        (block) => {
          for (const text of block.complaints) console.log(text);
          done.push(block);
        },
      ),
    ),
  );
  if (done.length !== blocks.length) throw new Error('a worker ended before its work');
  const all = createHash('sha256');
  for (const { digest } of done.sort((a, b) => a.at - b.at)) all.update(digest);
  const sum = (of: (block: Block) => number) => done.reduce((total, block) => total + of(block), 0);
  const slowest = Math.max(...done.map((block) => block.slowestMs));
  console.log(
    `${blocks.length * blockSize} inputs on ${workers} workers: ${sum((b) => b.equal)} equal, ${sum((b) => b.complaints.length)} complaints, slowest ${slowest.toFixed(1)} ms, verdicts ${all.digest('hex').slice(0, 16)}`,
  );
}

if (isMainThread) await main(process.argv.slice(2));
else {
  const { seed, blocks, longestMs } = workerData as Work;
  for (const at of blocks) parentPort?.postMessage(await judgeBlock(seed, at, longestMs));
}
