/** What an agent is told to run: a program or a compiler, with its files and bounds. */
import type { Limits, Questions } from '../sandbox.js';
import { frame } from './frames.js';

export interface Order {
  /** Relative path → content. Bytes are what a compiler made, and may be executed. */
  readonly files: Readonly<Record<string, string | Buffer>>;
  readonly entry: string;
  readonly arguments: readonly string[];
  readonly stdin: string;
  readonly report?: string | undefined;
  readonly questions?: Questions | undefined;
  /** What is executed; null for the agent's own Python, which then runs the entry. */
  readonly command: readonly string[] | null;
  readonly environment: Readonly<Record<string, string>>;
  /** What the language's runtime may hold beside the program. */
  readonly runtimeBytes: number;
  /** Bytes of files to bring back from the folder `out`; 0 for none. */
  readonly collectBytes: number;
}

const [plainFile, programFile] = [0o644, 0o755];

const sizeOf = (contents: readonly (string | Buffer)[]): number =>
  contents.reduce((sum, content) => sum + Buffer.byteLength(content), 0);

/** What all that runs for an order may hold at once, its files and its questions included. */
export function heldBytes(order: Order, { memoryBytes }: Limits): number {
  const given = [...Object.values(order.files), ...(order.questions?.lines ?? [])];
  return Math.floor(memoryBytes) + order.runtimeBytes + sizeOf(given);
}

export function orderFrame(order: Order, limits: Limits): Buffer {
  const contents = Object.entries(order.files).map(
    ([path, content]) => [path, Buffer.from(content as string), typeof content !== 'string'] as const,
  );
  const questions = (order.questions?.lines ?? []).map((line) => Buffer.from(`${line}\n`, 'utf8'));
  const head = {
    files: contents.map(([path, bytes, made]) => [path, bytes.length, made ? programFile : plainFile]),
    entry: order.entry,
    arguments: order.arguments,
    report: order.report ?? null,
    questions: order.questions
      ? { path: order.questions.path, sizes: questions.map(({ length }) => length) }
      : null,
    command: order.command,
    environment: order.environment,
    collectBytes: order.collectBytes,
    timeMs: limits.timeMs,
    cpuMs: limits.cpuMs ?? limits.timeMs,
    memoryBytes: Math.floor(limits.memoryBytes) + order.runtimeBytes,
    diskBytes: Math.floor(limits.memoryBytes) + sizeOf(Object.values(order.files)),
    outputBytes: Math.floor(limits.outputBytes),
  };
  const bodies = contents.map(([, bytes]) => bytes);
  return frame(Buffer.from(JSON.stringify(head)), ...bodies, ...questions, Buffer.from(order.stdin, 'utf8'));
}
