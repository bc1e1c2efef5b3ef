/**
 * One Python interpreter that runs programs one after another. After each, its heap, its stack and its files are put back to
 * how they were before the first: nothing else carries state, as the guest's imports show.
 */
import { type Engine, type Interpreter, keptHeapBytes, type Order, type Ran } from '../interpreter.js';
import type { Guest } from './guest.js';
import { compileWheels, type Modules } from './modules.js';
import { type Assets, initialHeapBytes, open } from './open-guest.js';

/** A started interpreter's heap, shared by all workers, and the numbers that go with it. */
interface Snapshot {
  readonly heap: SharedArrayBuffer;
  readonly marks: readonly number[];
  /** The heap knows where in them what lies. */
  readonly modules: Modules;
}

const decode = (parts: readonly Uint8Array[]): string => Buffer.concat(parts).toString('utf8');

/** Starts Python from nothing and remembers its heap. */
async function takeSnapshot(assets: Assets): Promise<Snapshot> {
  const modules = await compileWheels(assets);
  const guest = await open(assets, modules, initialHeapBytes, true);
  const step = (statement: string, about = 'python did not start'): void => {
    try {
      guest.execute(statement);
    } catch (error) {
      throw new Error(`${about}: ${decode(guest.outcome().err).trim() || (error as Error).message}`);
    }
  };
  const paths = modules.libraries.map(({ path }) => path);
  step(assets.prepare);
  step(`find_libraries(${JSON.stringify(paths)})`);
  for (const path of paths) step(`import_library(${JSON.stringify(path)})`, `${path} cannot be imported`);
  step('settle()');
  const heap = new SharedArrayBuffer(guest.heap().length);
  new Uint8Array(heap).set(guest.heap());
  return { heap, marks: [...guest.marks()], modules };
}

/** Opens an interpreter at the point where the snapshot was taken. */
async function openInterpreter(assets: Assets, snapshot: Snapshot): Promise<Interpreter> {
  const first = new Uint8Array(snapshot.heap);
  // What modules hold is not the program's.
  const ofModules = first.length - initialHeapBytes;
  const guest = await open(assets, snapshot.modules, first.length, false);
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
      const memoryBytes = Math.max(order.memoryBytes, keptHeapBytes) + ofModules;
      guest.begin(bytes(order.stdin), memoryBytes, order.outputBytes);
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
      const ran = report(guest, order, crash, performance.now() - started);
      return { ...ran, spent: ran.spent || guest.heap().length > keptHeapBytes + ofModules };
    },
  };
}

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
    spent: ending === 'signalled',
  };
}

export const python: Engine = {
  takeSnapshot: (assets) => takeSnapshot(assets as Assets),
  openInterpreter: (assets, snapshot) => openInterpreter(assets as Assets, snapshot as Snapshot),
};
