/** Finds QuickJS on this machine. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Assets } from './interpreter.js';

// @types/node does not declare WebAssembly.compile for this library level.
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<object> };

export const packages = ['quickjs-emscripten-core@0.32', '@jitl/quickjs-wasmfile-release-sync@0.32'] as const;

/** The file of the compiled QuickJS, or null where the packages are not installed. */
export function quickJsFile(): string | null {
  const { resolve } = createRequire(import.meta.url);
  try {
    resolve('quickjs-emscripten-core');
    return resolve('@jitl/quickjs-wasmfile-release-sync/wasm');
  } catch {
    return null;
  }
}

const parts = ['text', 'inspect', 'events', 'process', 'modules', 'program'];

export async function loadAssets(file: string): Promise<Assets> {
  const [wasm, ...sources] = await Promise.all([
    readFile(file).then((bytes) => WebAssembly.compile(bytes)),
    ...parts.map((part) => readFile(new URL(`./guest/${part}.js`, import.meta.url), 'utf8')),
  ]);
  return { wasm, prepare: `(function (host) {'use strict';\n${sources.join('\n')}\n})` };
}
