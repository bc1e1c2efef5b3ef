/** What bench/score measures: onnx on each device that is there with its PyTorch peer, and any other scorer by its settings. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Problem } from '#datasets/problem.js';
import { orderedMap } from '#src/ordered-map.js';
import { onnx } from '#src/scorers/onnx/index.js';
import { parseScorer } from '#src/scorers/parse-scorer.js';
import { openScorer } from '#src/scorers/registry.js';
import type { Rating, Scorer } from '#src/scorers/scorer.js';

export interface Round {
  readonly seconds: number;
  /** The first text's vector, where there is one: what two contenders are compared by. */
  readonly first: readonly number[] | undefined;
}

export interface Contender {
  readonly name: string;
  /** The contender that this one is divided by: the same computation at the same precision on the same device. */
  readonly peer: string | undefined;
  round(): Promise<Round>;
  /** The share of the time that the device computed, and of the computed tokens that were padding. */
  shares(): { readonly busy: number; readonly padding: number } | undefined;
  close(): Promise<void>;
}

export interface Setup {
  readonly model: string;
  readonly problems: readonly Problem[];
  readonly textsFile: string;
  readonly python: string | undefined;
  readonly maxTokens: number;
  readonly jobs: number;
}

const batchTokens = { cpu: 1024, webgpu: 16_384, cuda: 32_768 } as const;

/** Opens one after the other; what is not there is told and left out. */
export async function contenders(
  setup: Setup,
  pairs: readonly (readonly [device: keyof typeof batchTokens, dtype: string])[],
  others: readonly string[],
): Promise<Contender[]> {
  const attempts = pairs.flatMap(([device, dtype]) => {
    const hasPeer = setup.python !== undefined && device !== 'webgpu' && dtype !== 'int8';
    return [
      ...(hasPeer ? [() => torchPeer(setup, device, dtype)] : []),
      () => onnxOn(setup, device, dtype, hasPeer ? `torch ${device} ${dtype}` : undefined),
    ];
  });
  attempts.push(...others.map((settings) => () => otherScorer(setup, settings)));
  const opened: Contender[] = [];
  for (const attempt of attempts)
    await attempt().then(
      (contender) => opened.push(contender),
      (error: Error) => console.log(`left out: ${error.message}`),
    );
  return opened;
}

/** A scorer by its settings, as `rlvr score --scorer` takes them, without the cache. */
async function otherScorer(setup: Setup, settings: string): Promise<Contender> {
  const told = (line: string) => console.log(line);
  const context = { jobs: setup.jobs, resolve: (path: string) => path, told, cache: false as const };
  const scorer = await openScorer(parseScorer(settings), context);
  return scorerContender(scorer.name, scorer, setup, undefined, () => undefined);
}

async function onnxOn(
  setup: Setup,
  device: keyof typeof batchTokens,
  dtype: string,
  peer: string | undefined,
): Promise<Contender> {
  const given = { model: setup.model, device, dtype, max_tokens: setup.maxTokens };
  const settings = onnx.settings.parse({ ...given, batch_tokens: batchTokens[device] });
  const told = (line: string) => console.log(line);
  const scorer = await onnx.open(settings, { jobs: setup.jobs, resolve: (path) => path, told });
  return scorerContender(`onnx ${device} ${dtype}`, scorer, setup, peer, () => {
    const { counts, busyShare } = scorer;
    return { busy: busyShare, padding: 1 - counts.tokens / counts.padded };
  });
}

/** Any scorer, driven as the score stage drives it: batches in order, as many at once as it says. */
function scorerContender(
  name: string,
  scorer: Scorer,
  { problems }: Setup,
  peer: string | undefined,
  shares: Contender['shares'],
): Contender {
  async function* batches() {
    for (let at = 0; at < problems.length; at += scorer.batchSize)
      yield problems.slice(at, at + scorer.batchSize);
  }
  return {
    name,
    peer,
    shares,
    async round() {
      const start = performance.now();
      let first: Rating | undefined;
      let passes = 0;
      // A fast scorer is done with the texts before a clock can tell: it rates them again.
      for (; passes === 0 || performance.now() - start < 500; passes++)
        for await (const scored of orderedMap(batches(), scorer.inFlight, (batch) => scorer.score(batch))) {
          const fault = scored.find((one) => 'fault' in one);
          if (fault) throw new Error(`${name}: ${JSON.stringify(fault)}`);
          first ??= scored[0] as Rating;
        }
      const seconds = (performance.now() - start) / 1000 / passes;
      return { seconds, first: first?.embedding && [...first.embedding] };
    },
    close: () => scorer.close(),
  };
}

async function torchPeer(setup: Setup, device: keyof typeof batchTokens, dtype: string): Promise<Contender> {
  const script = new URL('../../../bench/score/torch_peer.py', import.meta.url).pathname;
  const numbers = [setup.maxTokens, batchTokens[device], setup.jobs].map(String);
  const args = [script, setup.model, setup.textsFile, device, dtype, ...numbers];
  const child = spawn(setup.python as string, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const line = await lines.next();
    if (line.done) throw new Error('the PyTorch peer ended; its message is above');
    return JSON.parse(line.value);
  };
  console.log((await next()).ready, device, dtype);
  return {
    name: `torch ${device} ${dtype}`,
    peer: undefined,
    shares: () => undefined,
    async round() {
      child.stdin.write('\n');
      return next();
    },
    close: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  child.stdin?.end();
  if (child.exitCode === null) await once(child, 'exit');
}
