/**
 * The embedded backend: Python compiled to WebAssembly (Pyodide) in worker threads; needs no system package.
 * A program reaches a file system in memory, clocks and nothing else. It must never be handed a host object, and an
 * interpreter must never run a second program before its heap, stack and files are put back.
 */
import { lacking } from '../failed-run.js';
import { onlyLanguages } from '../language-availability.js';
import type { Backend } from '../sandbox.js';
import { loadAssets, pyodideFolder } from './assets.js';
import { openPool } from './pool.js';

const has = onlyLanguages('wasm', ['python']);
const remedy = 'npm install pyodide@0.29';

export const wasm: Backend = {
  name: 'wasm',
  languages: async () => has,
  async probe() {
    if (pyodideFolder()) return { works: true };
    return { works: false, reason: 'the optional package pyodide is not installed', remedy };
  },
  async open({ workers }) {
    const folder = pyodideFolder();
    if (!folder) throw new Error(`pyodide is not installed; run: ${remedy}`);
    const { ready, run, close } = openPool(await loadAssets(folder), workers);
    // A run that waited for the interpreter to load would be charged for it by whoever measures verdicts.
    await ready;
    return {
      backend: 'wasm',
      run: (program, limits) => {
        const there = has[program.language];
        return there.works ? run(program, limits) : Promise.resolve(lacking(there));
      },
      close,
    };
  },
};
