/**
 * The guest: the interpreter inside a context of its own. `guestSource` is a script to be run in that context; its value
 * is `openGuest`. Nothing of the host is handed in: bytes are copied into arrays made there, text and numbers are
 * primitives, so that even code which got hold of a JavaScript object in there would reach no host object from it.
 */
import type {
  Emscripten,
  GuestState,
  InstantiatedImports,
  LoadLibrary,
  RegisterLibrary,
} from './emscripten.js';
import { boundFiles, installStreams, rememberFiles, streamOps } from './guest-files.js';
import { allowedImports, guardImports, refusals, replacements, startImports, stop } from './guest-imports.js';
import { installQuestions, questionOps } from './guest-questions.js';

/** What the host sees of the guest. */
export interface Guest {
  /** An array made in the guest's context, to copy bytes into. */
  bytes(length: number): Uint8Array;
  heap(): Uint8Array;
  /** Numbers outside the heap that belong to a snapshot of it: the stack pointer and the address of a dictionary. */
  marks(): number[];
  /** Puts back all that is not in the heap. */
  reset(marks: readonly number[]): void;
  begin(stdin: Uint8Array, memoryBytes: number, outputBytes: number): void;
  writeFile(path: string, content: Uint8Array): void;
  readFile(path: string, limit: number): Uint8Array | null;
  /** Makes two files pipes: from the one a line is read once all before it are answered, into the other go the answers. */
  ask(from: string, to: string, lines: readonly Uint8Array[], outputBytes: number): void;
  /** Runs statements in the dictionary that no program sees. */
  execute(source: string): void;
  outcome(): GuestState;
}

/** A compiled module of Python's. */
export interface Library {
  /** Where Python finds it. */
  readonly path: string;
  readonly module: object;
}

interface Options {
  /** A compiled module; its prototype is replaced by the context's own. */
  readonly wasm: object;
  /** Loaded with the interpreter, in this order: a heap that is filled from a snapshot knows where their data and functions lie. */
  readonly libraries: readonly Library[];
  /** Where the archives of modules lie. */
  readonly archives: readonly { readonly path: string }[];
  readonly heapBytes: number;
  /** False when the heap is going to be filled from a snapshot. */
  readonly runMain: boolean;
}

interface ContextGlobals {
  WebAssembly: {
    Module: { prototype: object };
    Memory: new (d: object) => { buffer: ArrayBuffer; grow(pages: number): number };
    instantiate(module: object, imports: object): Promise<{ exports: Record<string, never> }>;
  };
  _createPyodideModule(settings: object): Promise<Emscripten>;
  performance?: object;
  print?: object;
}

function newState(): GuestState {
  return {
    booting: true,
    ending: '',
    exitCode: null,
    detail: '',
    stdin: new Uint8Array(0),
    read: 0,
    questions: [],
    asked: 0,
    unread: new Uint8Array(0),
    answers: [],
    answersLeft: 0,
    out: [],
    err: [],
    outputLeft: 65536,
    memoryBytes: 1073741824,
    fileBytes: 1073741824,
    nodes: 100000,
    random: 0x9e3779b9,
  };
}

type Exports = Record<string, (...args: number[]) => number>;

/** Starts Emscripten's runtime with guarded imports. */
async function startRuntime(options: Options, contents: readonly Uint8Array[], state: GuestState) {
  const context = globalThis as unknown as ContextGlobals;
  const { WebAssembly } = context;
  for (const module of [options.wasm, ...options.libraries.map((library) => library.module)])
    Object.setPrototypeOf(module, WebAssembly.Module.prototype);
  // Emscripten looks for these; without them it would look for the host's.
  context.performance = { now: () => Date.now() };
  context.print = () => undefined;
  const memory = new WebAssembly.Memory({ initial: options.heapBytes / 65536, maximum: 65536 });
  let call: Exports = {};
  let stack = { value: 0 };
  const settings = {
    wasmMemory: memory,
    API: { config: {} },
    noInitialRun: !options.runMain,
    thisProgram: 'python3',
    arguments: [],
    stdin: () => null,
    stdout: () => undefined,
    stderr: () => undefined,
    print: () => undefined,
    printErr: () => undefined,
    updateMemoryViews: () => undefined,
    loadLibraries: (load: LoadLibrary, register: RegisterLibrary) => {
      for (const { path, module } of options.libraries) {
        const library = register(path, undefined, 'loading');
        library.global = false;
        library.exports = load(module, { nodelete: true }, path, {});
      }
    },
    reserve: (end: number) => {
      const lacking = Math.ceil((end - memory.buffer.byteLength) / 65536);
      if (lacking <= 0) return;
      memory.grow(lacking);
      settings.updateMemoryViews();
    },
    preRun: [
      (runtime: Emscripten) => {
        runtime.FS.mkdirTree('/lib/python3.13/site-packages');
        runtime.FS.mkdirTree('/lib/wheels');
        runtime.FS.mkdirTree('/box');
        options.archives.forEach(({ path }, at) => {
          runtime.FS.writeFile(path, contents[at] as Uint8Array);
        });
        runtime.FS.chdir('/box');
        Object.assign(runtime.ENV, { PYTHONHASHSEED: '0', HOME: '/box', PYTHONUTF8: '1' });
      },
    ],
    instantiateWasm(imports: InstantiatedImports, done: (instance: object, module: object) => void) {
      stack = imports.env.__stack_pointer as unknown as { value: number };
      guardImports(imports.env, state, memory, () => settings.updateMemoryViews());
      imports.sentinel = { create_sentinel: () => undefined, is_sentinel: () => 0 };
      void WebAssembly.instantiate(options.wasm, imports).then((instance) => {
        call = instance.exports;
        done(instance, options.wasm);
      });
      return {};
    },
  };
  const runtime = await context._createPyodideModule(settings);
  return { runtime, memory, call, stack };
}

/** The one function the host calls: starts the interpreter and returns the handles to drive it. */
async function openGuest(options: Options, contents: readonly Uint8Array[]): Promise<Guest> {
  const state = newState();
  const { runtime, memory, call, stack } = await startRuntime(options, contents, state);
  installStreams(runtime, state);
  boundFiles(
    runtime,
    state,
    options.archives.map(({ path }) => path),
  );
  const restoreFiles = rememberFiles(runtime);
  let names = 0;
  return {
    bytes: (length) => new Uint8Array(length),
    heap: () => new Uint8Array(memory.buffer),
    marks: () => [stack.value, names],
    reset(marks) {
      stack.value = marks[0] ?? 0;
      names = marks[1] ?? 0;
      restoreFiles();
      Object.assign(state, newState(), { booting: false });
    },
    begin(stdin, memoryBytes, outputBytes) {
      Object.assign(state, {
        stdin,
        memoryBytes,
        fileBytes: memoryBytes,
        nodes: 10000,
        outputLeft: outputBytes,
      });
    },
    writeFile(path, content) {
      runtime.FS.mkdirTree(path.slice(0, path.lastIndexOf('/')));
      runtime.FS.writeFile(path, content);
    },
    readFile(path, limit) {
      try {
        return runtime.FS.readFile(path).slice(0, limit);
      } catch {
        return null;
      }
    },
    ask(from, to, lines, outputBytes) {
      Object.assign(state, { questions: [...lines], answersLeft: outputBytes });
      installQuestions(runtime, state, from, to);
    },
    execute(source) {
      names ||= call.PyDict_New?.() ?? 0;
      const text = runtime.stringToNewUTF8(source);
      call.PyRun_String?.(text, 257, names, names);
    },
    outcome: () => state,
  };
}

/** The script that defines all of the above in a context; its value is `openGuest`. */
export function guestSource(): string {
  const parts = [
    stop,
    allowedImports,
    startImports,
    refusals,
    replacements,
    guardImports,
    streamOps,
    installStreams,
    questionOps,
    installQuestions,
    boundFiles,
    rememberFiles,
    newState,
    startRuntime,
    openGuest,
  ];
  return `'use strict';\n${parts.map(String).join('\n')}\nopenGuest;`;
}
