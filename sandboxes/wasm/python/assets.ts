/** Finds Pyodide's files on this machine. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Assets } from './open-guest.js';
import { type Abi, readWheels } from './wheels.js';

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

/** What `pyodide-lock.json` says that compiled modules must fit. */
async function abiOf(folder: string): Promise<Abi> {
  const { info } = JSON.parse(await readFile(join(folder, 'pyodide-lock.json'), 'utf8'));
  const [major, minor] = info.python.split('.');
  return { python: `cp${major}${minor}`, platform: info.abi_version };
}

const script = (name: string): Promise<string> => readFile(new URL(`./${name}`, import.meta.url), 'utf8');

export async function loadAssets(folder: string): Promise<Assets> {
  const [wasm, loader, library, wide, prepare, libraries, compileWheels, wheels] = await Promise.all([
    readFile(join(folder, 'pyodide.asm.wasm')).then((bytes) => WebAssembly.compile(bytes)),
    readFile(join(folder, 'pyodide.asm.js'), 'utf8'),
    readFile(join(folder, 'python_stdlib.zip')),
    script('wide.py'),
    script('prepare.py'),
    script('libraries.py'),
    script('compile-wheels.py'),
    abiOf(folder).then((abi) => readWheels(abi)),
  ]);
  return { wasm, loader, library, prepare: `${wide}\n${prepare}\n${libraries}`, compileWheels, wheels };
}
