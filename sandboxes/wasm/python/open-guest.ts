/** Opens a guest: a context of its own with Pyodide's loader in it, the interpreter, and what Python imports from. */
import vm from 'node:vm';
import { type Guest, guestSource } from './guest.js';
import type { Archive, Modules } from './modules.js';

const libraryPath = '/lib/python313.zip';
export const initialHeapBytes = 20971520;

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

/**
 * The loader is Pyodide's, less the call that sets up its JavaScript bridge, plus handles on its memory views, on its way of
 * loading libraries and on the room that these take.
 */
function patch(loader: string): string {
  const edits: [string, string][] = [
    ['pyodide_js_init();pyodide_js_init.sig', 'pyodide_js_init.sig'],
    ['function initMemory(){', 'Module.updateMemoryViews=updateMemoryViews;function initMemory(){'],
    [
      'LDSO.init();loadDylibs();',
      'LDSO.init();loadDylibs();Module.loadLibraries(loadWebAssemblyModule,newDSO);',
    ],
    ['var end=ret+alignMemory(size,16);', 'var end=ret+alignMemory(size,16);Module.reserve(end);'],
  ];
  return edits.reduce((text, [from, to]) => {
    if (text.split(from).length !== 2)
      throw new Error('this version of pyodide is laid out differently; install pyodide 0.29');
    return text.replace(from, to);
  }, loader);
}

/** @param runMain false where the heap is going to be filled from a snapshot */
export async function open(
  assets: Assets,
  { wheels, libraries }: Modules,
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
  const pathsOf = (files: readonly { path: string }[]) => files.map(({ path }) => ({ path }));
  const settings = { archives: pathsOf(archives), libraries: pathsOf(libraries), heapBytes, runMain };
  const options = vm.runInContext(`(${JSON.stringify(settings)})`, context);
  options.wasm = assets.wasm;
  libraries.forEach(({ module }, at) => {
    options.libraries[at].module = module;
  });
  return openGuest(options, contents);
}
