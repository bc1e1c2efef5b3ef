/** A worker thread that holds the model: onnxruntime-node computes on the thread that calls it, which must not be the main one. */
import { readFile } from 'node:fs/promises';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import { workerData } from 'piscina';
import type { Feed, Feeds } from './feeds.js';
import { fromHalf } from './half.js';
import { pooledOutput, poolingBytes, weightsInput } from './pooled-model.js';
import { weightedSums } from './pooling.js';
import type { Device } from './settings.js';

export interface SessionSpec {
  readonly model: string;
  readonly device: Device;
  readonly deviceId: number;
  /** Threads of the cpu. */
  readonly threads: number;
  /** The output (batch, sequence, hidden) that is pooled, for an encoder. */
  readonly hidden?: string;
  /** Whether weights lie in files of their own. Such a model is opened by its path and pooled here. */
  readonly externalData: boolean;
}

export interface SessionTask {
  readonly feeds: Feeds;
  readonly outputs: readonly string[];
}

export interface Output {
  readonly data: Float32Array;
  readonly dims: readonly number[];
}

export interface SessionResult {
  readonly outputs: Readonly<Record<string, Output>>;
  /** How long the device computed, in milliseconds. */
  readonly busyMs: number;
}

const spec = workerData as SessionSpec;
const poolsHere = spec.hidden !== undefined && spec.externalData;
let session: Promise<InferenceSession> | undefined;
let before: Promise<unknown> = Promise.resolve();

/** Does one task after the other, also when the next one is here already. */
function work(task: SessionTask): Promise<SessionResult> {
  const done = before.then(() => act(task));
  before = done.catch(() => undefined);
  return done;
}

async function act({ feeds, outputs }: SessionTask): Promise<SessionResult> {
  session ??= open();
  return run(await session, feeds, outputs);
}

async function run(model: InferenceSession, feeds: Feeds, wanted: readonly string[]): Promise<SessionResult> {
  const { [weightsInput]: weights, ...inputs } = feeds;
  const given = poolsHere ? inputs : feeds;
  const names = wanted.map((name) => (poolsHere && name === pooledOutput ? (spec.hidden as string) : name));
  const tensors = Object.entries(given).map(([name, feed]) => [name, tensor(feed)] as const);
  const start = performance.now();
  const results = await model.run(Object.fromEntries(tensors), names);
  const busyMs = performance.now() - start;
  const outputs: Record<string, Output> = {};
  for (const [at, name] of wanted.entries()) {
    const output = single(results[names[at] as string] as Tensor, name);
    outputs[name] = names[at] === name ? output : weightedSums(output, weights as Feed);
  }
  return { outputs, busyMs };
}

async function open(): Promise<InferenceSession> {
  const { device, deviceId, threads, model, hidden } = spec;
  const options: InferenceSession.SessionOptions = {
    executionProviders: [device === 'cuda' ? { name: 'cuda', deviceId } : device],
    intraOpNumThreads: threads,
    // Threads that spin while they wait are slower where other processes want the same cores.
    extra: { session: { intra_op: { allow_spinning: '0' } } },
    // Patterns are kept per shape; here nearly each batch has a shape of its own.
    enableMemPattern: false,
    logSeverityLevel: 4,
  };
  if (hidden === undefined || spec.externalData) return InferenceSession.create(model, options);
  const bytes = Buffer.concat([await readFile(model), poolingBytes(hidden)]);
  return InferenceSession.create(bytes, options);
}

function tensor({ type, data, dims }: Feed): Tensor {
  return new Tensor(type as 'int32', data as Int32Array, dims as number[]);
}

function single(output: Tensor, name: string): Output {
  const { data, dims, type } = output;
  if (data instanceof Float32Array) return { data, dims };
  if (data instanceof Uint16Array && type === 'float16') return { data: fromHalf(data), dims };
  if (data instanceof Float64Array) return { data: Float32Array.from(data), dims };
  throw new Error(`the output ${name} holds ${type}, not floating-point numbers`);
}

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default work;
