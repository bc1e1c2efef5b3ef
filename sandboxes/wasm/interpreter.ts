/** What an interpreter of any language is to the worker it lives in. */
import type { Limits, Program, Questions } from '../sandbox.js';

/** Languages that have been compiled to WebAssembly and are installed beside us. */
export type WasmLanguage = 'python' | 'javascript';

export interface Order {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly arguments: readonly string[];
  readonly stdin: string;
  readonly report: string | undefined;
  readonly questions: Questions | undefined;
  readonly timeMs: number;
  readonly memoryBytes: number;
  readonly outputBytes: number;
}

/** What an interpreter says of a run. */
export interface Ran {
  readonly ending: 'exited' | 'signalled' | 'time_limit' | 'memory_limit' | 'output_limit';
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: string | null;
  readonly detail: string;
  readonly wallMs: number;
  readonly cpuMs: number | null;
  readonly peakMemoryBytes: number | null;
  /** Whether the interpreter must be replaced: it died, or its memory cannot be brought back to its first size. */
  readonly spent: boolean;
}

/** A run with what its thread says of it. */
export interface Outcome extends Ran {
  /** Of `wallMs`, how long it was ready and got no processor. */
  readonly waitedMs: number;
}

export interface Interpreter {
  run(order: Order): Ran;
  /** Puts everything back to how it was before the first run. */
  restore(): void;
}

/** How a language's interpreter is made. Assets and snapshots are its own; both travel between threads. */
export interface Engine {
  /** What the first worker makes and all others start from. */
  takeSnapshot(assets: unknown): Promise<unknown>;
  openInterpreter(assets: unknown, snapshot: unknown): Promise<Interpreter>;
}

/**
 * Memory cannot shrink. An interpreter that grew past this is replaced; one that grew less is wiped. Bounds below it count
 * as this much, so that a bound acts the same in a fresh interpreter and in one that has grown.
 */
export const keptHeapBytes = 67_108_864;

export function orderOf(
  { files, entry, arguments: words = [], stdin, report, questions }: Program,
  limits: Limits,
): Order {
  const { timeMs, memoryBytes, outputBytes } = limits;
  return { files, entry, arguments: words, stdin, report, questions, timeMs, memoryBytes, outputBytes };
}
