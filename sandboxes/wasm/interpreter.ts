/**
 * One Python interpreter that runs programs one after another. After each, its heap, its stack and its files are put back to
 * how they were before the first: nothing else carries state, as the guest's imports show.
 */
import vm from 'node:vm';
import { type Guest, guestSource } from './guest.js';

const archive = '/lib/python313.zip';
const initialHeapBytes = 20971520;
/**
 * Memory cannot shrink. An interpreter that grew past this is replaced; one that grew less is wiped. Bounds below it count
 * as this much, so that a bound acts the same in a fresh interpreter and in one that has grown.
 */
const keptHeapBytes = 67108864;

export interface Assets {
  readonly wasm: object;
  /** Pyodide's Emscripten loader, a script. */
  readonly loader: string;
  /** Zip archive of the standard library. */
  readonly library: Uint8Array;
  readonly prepare: string;
}

/** A started interpreter's heap, shared by all workers, and the numbers that go with it. */
export interface Snapshot {
  readonly heap: SharedArrayBuffer;
  readonly marks: readonly number[];
}

export interface Order {
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  readonly stdin: string;
  readonly report: string | undefined;
  readonly memoryBytes: number;
  readonly outputBytes: number;
}

export interface Outcome {
  readonly ending: 'exited' | 'signalled' | 'memory_limit' | 'output_limit';
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly report: string | null;
  readonly detail: string;
  readonly wallMs: number;
  readonly cpuMs: number;
  readonly peakMemoryBytes: number;
  /** Whether the interpreter must be replaced: it died, or its memory cannot be brought back to its first size. */
  readonly spent: boolean;
}

/** The loader is Pyodide's, less the call that sets up its JavaScript bridge, plus a handle on its memory views. */
function patch(loader: string): string {
  const edits: [string, string][] = [
    ['pyodide_js_init();pyodide_js_init.sig', 'pyodide_js_init.sig'],
    ['function initMemory(){', 'Module.updateMemoryViews=updateMemoryViews;function initMemory(){'],
  ];
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error('this version of pyodide is laid out differently; install pyodide 0.29');
    return text.replace(from, to);
  }, loader);
}

async function open(assets: Assets, heapBytes: number, runMain: boolean): Promise<Guest> {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: true } });
  new vm.Script(patch(assets.loader), { filename: 'pyodide.asm.js' }).runInContext(context);
  const openGuest = new vm.Script(guestSource(), { filename: 'guest.js' }).runInContext(context);
  const library = vm.runInContext(`new Uint8Array(${assets.library.length})`, context);
  library.set(assets.library);
  const options = vm.runInContext(`(${JSON.stringify({ archive, heapBytes, runMain })})`, context);
  options.wasm = assets.wasm;
  return openGuest(options, library);
}

/** Starts Python from nothing and remembers its heap. */
export async function takeSnapshot(assets: Assets): Promise<Snapshot> {
  const guest = await open(assets, initialHeapBytes, true);
  guest.execute(assets.prepare);
  if (guest.outcome().ending !== '') throw new Error(`python did not start: ${guest.outcome().detail}`);
  const heap = new SharedArrayBuffer(guest.heap().length);
  new Uint8Array(heap).set(guest.heap());
  return { heap, marks: [...guest.marks()] };
}

/** Opens an interpreter at the point where the snapshot was taken. */
export async function openInterpreter(assets: Assets, snapshot: Snapshot) {
  const first = new Uint8Array(snapshot.heap);
  const guest = await open(assets, first.length, false);
  const bytes = (text: string): Uint8Array => {
    const encoded = Buffer.from(text, 'utf8');
    const copy = guest.bytes(encoded.length);
    copy.set(encoded);
    return copy;
  };
  const restore = (): void => {
    const heap = guest.heap();
    heap.set(first);
    heap.fill(0, first.length);
    guest.reset(snapshot.marks);
  };
  restore();
  return {
    restore,
    heapBytes: () => guest.heap().length,
    run(order: Order): Outcome {
      for (const [path, content] of Object.entries(order.files))
        guest.writeFile(`/box/${path}`, bytes(content));
      guest.begin(bytes(order.stdin), Math.max(order.memoryBytes, keptHeapBytes), order.outputBytes);
      const started = performance.now();
      let crash = '';
      try {
        guest.execute(`start(${JSON.stringify(order.entry)}, [])`);
      } catch (error) {
        crash = String((error as Error)?.message ?? error);
      }
      return report(guest, order, crash, performance.now() - started);
    },
  };
}

const decode = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('utf8');

function report(guest: Guest, order: Order, crash: string, wallMs: number): Outcome {
  const state = guest.outcome();
  // A program that takes the interpreter down (a stack overflow, a wild pointer) ended itself.
  const ending = state.ending === '' ? 'signalled' : (state.ending as Outcome['ending']);
  const file = order.report === undefined ? null : guest.readFile(`/box/${order.report}`, order.outputBytes);
  return {
    ending,
    exitCode: ending === 'exited' ? state.exitCode : null,
    stdout: decode(state.out),
    stderr: decode(state.err),
    report: file === null ? null : decode([file]),
    detail:
      state.ending === '' ? `the interpreter stopped: ${crash}` : ending === 'exited' ? '' : state.detail,
    wallMs,
    // One thread that never waits for another; its heap only grows.
    cpuMs: wallMs,
    peakMemoryBytes: guest.heap().length,
    spent: ending === 'signalled' || guest.heap().length > keptHeapBytes,
  };
}
