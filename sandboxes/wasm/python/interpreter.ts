/**
 * One Python interpreter that runs programs one after another. After each, its heap, its stack and its files are put back to
 * how they were before the first: nothing else carries state, as the guest's imports show.
 */
import vm from 'node:vm';
import { type Engine, type Interpreter, keptHeapBytes, type Order, type Ran } from '../interpreter.js';
import { type Guest, guestSource } from './guest.js';

const libraryPath = '/lib/python313.zip';
const initialHeapBytes = 20971520;

/** A zip archive that Python imports from, and where it lies in a guest. */
export interface Archive {
  readonly path: string;
  readonly bytes: Uint8Array;
}

export interface Assets {
  readonly wasm: object;
  /** Pyodide's Emscripten loader, a script. */
  readonly loader: string;
  /** Zip archive of the standard library. */
  readonly library: Uint8Array;
  readonly prepare: string;
  readonly compileWheels: string;
  /** Third-party modules, as they were found. */
  readonly wheels: readonly Archive[];
}

/** A started interpreter's heap, shared by all workers, and the numbers that go with it. */
interface Snapshot {
  readonly heap: SharedArrayBuffer;
  readonly marks: readonly number[];
  /** The wheels with bytecode; the heap knows where in them what lies. */
  readonly wheels: readonly Archive[];
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

async function open(
  assets: Assets,
  wheels: readonly Archive[],
  heapBytes: number,
  runMain: boolean,
): Promise<Guest> {
  const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: true } });
  new vm.Script(patch(assets.loader), { filename: 'pyodide.asm.js' }).runInContext(context);
  const openGuest = new vm.Script(guestSource(), { filename: 'guest.js' }).runInContext(context);
  const archives = [{ path: libraryPath, bytes: assets.library }, ...wheels];
  const sizes = archives.map(({ bytes }) => bytes.length);
  const contents = vm.runInContext(`[${sizes}].map((size) => new Uint8Array(size))`, context);
  archives.forEach(({ bytes }, at) => {
    contents[at].set(bytes);
  });
  const settings = { archives: archives.map(({ path }) => path), heapBytes, runMain };
  const options = vm.runInContext(`(${JSON.stringify(settings)})`, context);
  options.wasm = assets.wasm;
  return openGuest(options, contents);
}

/** The wheels with the bytecode of their modules beside the sources. */
async function compiled(assets: Assets): Promise<Archive[]> {
  if (assets.wheels.length === 0) return [];
  const guest = await open(assets, [], initialHeapBytes, true);
  guest.execute(assets.compileWheels);
  return assets.wheels.map(({ path, bytes }) => {
    const given = guest.bytes(bytes.length);
    given.set(bytes);
    guest.writeFile('/box/given.whl', given);
    const made = `/box/made${path}`;
    guest.execute(`compile_wheel('/box/given.whl', ${JSON.stringify(made)}, ${JSON.stringify(path)})`);
    const content = guest.readFile(made, Number.MAX_SAFE_INTEGER);
    if (content === null) throw new Error(`the wheel ${path} cannot be compiled`);
    return { path, bytes: new Uint8Array(content) };
  });
}

/** Starts Python from nothing and remembers its heap. */
async function takeSnapshot(assets: Assets): Promise<Snapshot> {
  const wheels = await compiled(assets);
  const guest = await open(assets, wheels, initialHeapBytes, true);
  guest.execute(assets.prepare);
  if (guest.outcome().ending !== '') throw new Error(`python did not start: ${guest.outcome().detail}`);
  const heap = new SharedArrayBuffer(guest.heap().length);
  new Uint8Array(heap).set(guest.heap());
  return { heap, marks: [...guest.marks()], wheels };
}

/** Opens an interpreter at the point where the snapshot was taken. */
async function openInterpreter(assets: Assets, snapshot: Snapshot): Promise<Interpreter> {
  const first = new Uint8Array(snapshot.heap);
  const guest = await open(assets, snapshot.wheels, first.length, false);
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
    run(order: Order): Ran {
      for (const [path, content] of Object.entries(order.files))
        guest.writeFile(`/box/${path}`, bytes(content));
      guest.begin(bytes(order.stdin), Math.max(order.memoryBytes, keptHeapBytes), order.outputBytes);
      if (order.questions) {
        const lines = order.questions.lines.map((line) => bytes(`${line}\n`));
        guest.ask(`/box/${order.questions.path}`, `/box/${order.report}`, lines, order.outputBytes);
      }
      const started = performance.now();
      let crash = '';
      try {
        guest.execute(`start(${JSON.stringify(order.entry)}, ${JSON.stringify(order.arguments)})`);
      } catch (error) {
        crash = String((error as Error)?.message ?? error);
      }
      return report(guest, order, crash, performance.now() - started);
    },
  };
}

const decode = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('utf8');

function report(guest: Guest, order: Order, crash: string, wallMs: number): Ran {
  const state = guest.outcome();
  // A program that takes the interpreter down (a stack overflow, a wild pointer) ended itself.
  const ending = state.ending === '' ? 'signalled' : (state.ending as Ran['ending']);
  const file = order.report === undefined ? null : guest.readFile(`/box/${order.report}`, order.outputBytes);
  const left = order.questions ? state.answers : file && [file];
  return {
    ending,
    exitCode: ending === 'exited' ? state.exitCode : null,
    stdout: decode(state.out),
    stderr: decode(state.err),
    report: left && decode(left),
    detail:
      state.ending === '' ? `the interpreter stopped: ${crash}` : ending === 'exited' ? '' : state.detail,
    wallMs,
    cpuMs: null,
    // The heap only grows.
    peakMemoryBytes: guest.heap().length,
    spent: ending === 'signalled' || guest.heap().length > keptHeapBytes,
  };
}

export const python: Engine = {
  takeSnapshot: (assets) => takeSnapshot(assets as Assets),
  openInterpreter: (assets, snapshot) => openInterpreter(assets as Assets, snapshot as Snapshot),
};
