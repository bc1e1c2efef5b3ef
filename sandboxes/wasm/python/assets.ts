/** Finds Pyodide's files on this machine. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Assets } from './interpreter.js';

// @types/node does not declare WebAssembly.compile for this library level.
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };

/** The folder of the pyodide package, or null where it is not installed. */
export function pyodideFolder(): string | null {
  try {
    return dirname(createRequire(import.meta.url).resolve('pyodide/package.json'));
  } catch {
    return null;
  }
}

export async function loadAssets(folder: string): Promise<Assets> {
  const [wasm, loader, library, prepare] = await Promise.all([
    readFile(join(folder, 'pyodide.asm.wasm')).then((bytes) => WebAssembly.compile(bytes)),
    readFile(join(folder, 'pyodide.asm.js'), 'utf8'),
    readFile(join(folder, 'python_stdlib.zip')),
    readFile(new URL('./prepare.py', import.meta.url), 'utf8'),
  ]);
  return { wasm, loader, library, prepare };
}
