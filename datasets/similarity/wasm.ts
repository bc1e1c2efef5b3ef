import { readFileSync } from 'node:fs';

/** The memory of a module, whose places are bytes. */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

/** As much of the global as is used here: Node's types leave it to those of the browser. */
declare const WebAssembly: {
  Module: new (bytes: Uint8Array) => object;
  Instance: new (module: object, imports: object) => { readonly exports: unknown };
};

const pageBytes = 65536;

/** A new instance of a module of the folder kernel/, with a memory of its own. */
export function openWasm<Exports>(
  name: string,
  imports: Record<string, Record<string, (...values: number[]) => unknown>> = {},
): Exports & { readonly memory: WasmMemory } {
  return openWasmAt(new URL(`./kernel/${name}.wasm`, import.meta.url), imports);
}

/** The same of a module of any folder. */
export function openWasmAt<Exports>(
  file: URL,
  imports: Record<string, Record<string, (...values: number[]) => unknown>> = {},
): Exports & { readonly memory: WasmMemory } {
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(readFileSync(file)), imports);
  return exports as Exports & { readonly memory: WasmMemory };
}

/** Gives the memory room for at least so many bytes. Views of it that were made before hold no longer. */
export function makeRoom(memory: WasmMemory, bytes: number): ArrayBuffer {
  const missing = Math.ceil((bytes - memory.buffer.byteLength) / pageBytes);
  if (missing > 0) memory.grow(missing);
  return memory.buffer;
}
