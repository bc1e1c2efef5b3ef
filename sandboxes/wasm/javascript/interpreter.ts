/**
 * One QuickJS that runs programs one after another. After each, its memory is put back to how it was before the first. The
 * guest is handed functions of this file and nothing else of the host; what passes through them is text and numbers.
 */
import type { QuickJSHandle, VmCallResult } from 'quickjs-emscripten-core';
import { type Engine, type Interpreter, keptHeapBytes, type Order, type Ran } from '../interpreter.js';
import { mostStretch, ownThread, timesOf } from '../thread-clock.js';
import { type Files, openFiles } from './files.js';
import { type Machine, openMachine } from './machine.js';
import { openPipes, type Pipes } from './pipes.js';

export interface Assets {
  readonly wasm: object;
  /** The guest's side: a function of the host's functions; gives what starts a program and what it does next. */
  readonly prepare: string;
}

/** One run, as the host's functions see it. */
interface State {
  order: Order;
  files: Files;
  pipes: Pipes | undefined;
  ending: Ran['ending'] | '';
  exitCode: number;
  detail: string;
  out: string[];
  err: string[];
  outputLeft: number;
  started: number;
  /** When its time is over, if it did not have to wait for a processor. */
  deadline: number;
}

const thread = ownThread();

const nothing: Order = {
  files: {},
  entry: '',
  arguments: [],
  stdin: '',
  report: undefined,
  questions: undefined,
  timeMs: 10_000,
  memoryBytes: keptHeapBytes,
  outputBytes: 0,
};

function newState(order: Order): State {
  const pipes = openPipes(order, () => stop(state, 'output_limit'));
  const state: State = {
    order,
    files: openFiles(order.files, order.memoryBytes, pipes),
    pipes,
    ending: '',
    exitCode: 0,
    detail: '',
    out: [],
    err: [],
    outputLeft: order.outputBytes,
    started: performance.now(),
    deadline: performance.now() + order.timeMs,
  };
  return state;
}

/** A run gets the time back in which other work had the processors, up to four times its limit. */
function isLate(state: State, waitedMs: () => number): boolean {
  const now = performance.now();
  if (now < state.deadline) return false;
  const { timeMs } = state.order;
  state.deadline = state.started + Math.min(timeMs + waitedMs(), mostStretch * timeMs);
  return now >= state.deadline;
}

/** Ends the run: from here on nothing it does is seen, and QuickJS stops it at its next loop or call. */
function stop(state: State, ending: Ran['ending'], detail = ''): void {
  if (state.ending !== '') return;
  state.ending = ending;
  state.detail = detail;
}

function write(state: State, fd: number, text: string): void {
  if (state.ending !== '') return;
  const bytes = Buffer.from(text, 'utf8');
  const kept = bytes.length <= state.outputLeft ? text : bytes.toString('utf8', 0, state.outputLeft);
  state[fd === 2 ? 'err' : 'out'].push(kept);
  state.outputLeft -= Math.min(bytes.length, state.outputLeft);
  if (kept !== text) stop(state, 'output_limit');
}

/** The functions that the guest is handed. */
function hostFunctions({ context }: Machine, current: () => State): QuickJSHandle {
  const host = context.newObject();
  const add = (
    name: string,
    call: (...values: QuickJSHandle[]) => QuickJSHandle | VmCallResult<QuickJSHandle> | undefined,
  ) =>
    context
      .newFunction(name, (...values) => call(...values) ?? context.undefined)
      .consume((it) => context.setProp(host, name, it));
  const text = (handle: QuickJSHandle | undefined): string => (handle ? context.getString(handle) : '');
  const number = (handle: QuickJSHandle | undefined): number => (handle ? context.getNumber(handle) : 0);
  const textOrNothing = (value: string | undefined) =>
    value === undefined ? undefined : context.newString(value);
  add('write', (fd, data) => void write(current(), number(fd), text(data)));
  add('read', () => context.newString(current().order.stdin));
  const truth = (value: boolean) => (value ? context.true : context.false);
  add('hasFile', (path) => truth(current().files.has(text(path))));
  add('readFile', (path, from) => textOrNothing(current().files.read(text(path), from ? number(from) : 0)));
  add('writeFile', (path, data) => truth(current().files.write(text(path), text(data))));
  add('appendFile', (path, data) => truth(current().files.append(text(path), text(data))));
  add('now', () => context.newNumber(performance.now() - current().started));
  add('abort', () => void stop(current(), 'signalled', 'the program aborted'));
  add('compile', (source, name) => context.evalCode(text(source), text(name)));
  add('exit', (status) => {
    current().exitCode = number(status);
    stop(current(), 'exited');
    return undefined;
  });
  return host;
}

/** Puts the guest's side in place; the function returned calls one of its functions, and says what number it gave. */
function openGuest(machine: Machine, assets: Assets, current: () => State) {
  const { context } = machine;
  // Looked up here once: a handle made during a run would point into memory that is put back.
  void [context.undefined, context.null, context.true, context.false, context.global];
  const factory = context.unwrapResult(context.evalCode(assets.prepare, 'node'));
  const api = context.unwrapResult(
    context.callFunction(factory, context.undefined, hostFunctions(machine, current)),
  );
  const [start, turn, end] = (['start', 'turn', 'end'] as const).map((name) => context.getProp(api, name));
  return (name: 'start' | 'turn' | 'end', ...values: string[]): number => {
    const callee = { start, turn, end }[name] as QuickJSHandle;
    const result = context.callFunction(
      callee,
      context.undefined,
      ...values.map((text) => context.newString(text)),
    );
    // What programs throw is caught inside; what comes out is QuickJS's own end of a run that was stopped.
    return result.error ? -1 : context.getNumber(result.value);
  };
}

const clock = new Int32Array(new SharedArrayBuffer(4));

/** Runs the entry, then what it has left to do later, until nothing is left or the run is stopped. */
function runToEnd(
  { runtime }: Machine,
  call: ReturnType<typeof openGuest>,
  state: State,
  late: () => boolean,
): void {
  call('start', state.order.entry, ...state.order.arguments);
  while (state.ending === '') {
    runtime.executePendingJobs();
    if (state.ending !== '') return;
    const wait = call('turn');
    if (wait > 0) Atomics.wait(clock, 0, 0, Math.max(0, Math.min(wait, state.deadline - performance.now())));
    if (late()) stop(state, 'time_limit');
    if (wait < 0 && !runtime.hasPendingJob()) call('end');
  }
}

function outcomeOf(state: State, heapBytes: number): Ran {
  const { order, files, pipes, detail, out, err, exitCode } = state;
  const wallMs = performance.now() - state.started;
  const ending = state.ending === '' ? 'signalled' : state.ending;
  const left =
    order.report === undefined ? undefined : files.read(order.report, 0)?.slice(0, order.outputBytes);
  return {
    ending,
    exitCode: ending === 'exited' ? exitCode : null,
    stdout: out.join(''),
    stderr: err.join(''),
    report: pipes?.answers() ?? left ?? null,
    detail,
    wallMs,
    cpuMs: null,
    peakMemoryBytes: heapBytes,
    spent: detail.startsWith(crashed) || heapBytes > keptHeapBytes,
  };
}

const crashed = 'the interpreter stopped';

async function openInterpreter(assets: Assets): Promise<Interpreter> {
  const machine = await openMachine(assets.wasm);
  let state = newState(nothing);
  let waitedBefore = 0;
  const waited = (): number => timesOf(thread)?.waitedMs ?? 0;
  const late = (): boolean => isLate(state, () => waited() - waitedBefore);
  machine.runtime.setInterruptHandler(() => {
    if (late()) stop(state, 'time_limit');
    return state.ending !== '';
  });
  machine.allowGrowth((bytes) => {
    const allowed = bytes <= Math.max(state.order.memoryBytes, keptHeapBytes);
    if (!allowed) stop(state, 'memory_limit');
    return allowed;
  });
  const call = openGuest(machine, assets, () => state);
  const first = machine.heap().slice();
  return {
    run(order) {
      state = newState(order);
      waitedBefore = waited();
      try {
        runToEnd(machine, call, state, late);
      } catch (error) {
        // A program that takes the interpreter down (a stack overflow in C) ended itself.
        stop(state, 'signalled', `${crashed}: ${(error as Error).message}`);
      }
      return outcomeOf(state, machine.heap().length);
    },
    restore() {
      machine.heap().set(first);
      machine.heap().fill(0, first.length);
    },
  };
}

export const javascript: Engine = {
  // Each worker starts its own within milliseconds: there is nothing worth sharing.
  takeSnapshot: async () => 'none',
  openInterpreter: (assets) => openInterpreter(assets as Assets),
};
