/** Makes of wheels what programs import from: archives with bytecode in them, and the libraries of compiled modules. */
import type { Guest, Library } from './guest.js';
import { type Assets, initialHeapBytes, open } from './open-guest.js';

// @types/node does not declare WebAssembly.Module for this library level.
declare const WebAssembly: { Module: new (bytes: Uint8Array) => object };

/** A zip archive that Python imports from, and where it lies in a guest. */
export interface Archive {
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** Third-party modules of Python. */
export interface Modules {
  readonly wheels: readonly Archive[];
  readonly libraries: readonly Library[];
}

export const noModules: Modules = { wheels: [], libraries: [] };

/** What the guest made of a wheel; it makes nothing of an archive that it cannot read. */
function readBack(guest: Guest, path: string, wheel: string): Buffer<ArrayBuffer> {
  const content = guest.readFile(path, Number.MAX_SAFE_INTEGER);
  if (content === null) throw new Error(`${wheel} cannot be read as an archive`);
  return Buffer.from(content);
}

function loadable(path: string, bytes: Uint8Array): Library {
  try {
    return { path, module: new WebAssembly.Module(bytes) };
  } catch (error) {
    throw new Error(`${path} is no library for WebAssembly: ${(error as Error).message}`);
  }
}

export async function compileWheels(assets: Assets): Promise<Modules> {
  if (assets.wheels.length === 0) return noModules;
  const guest = await open(assets, noModules, initialHeapBytes, true);
  guest.execute(assets.compileWheels);
  const compiled = assets.wheels.map(({ path, bytes }) => {
    const given = guest.bytes(bytes.length);
    given.set(bytes);
    guest.writeFile('/box/given.whl', given);
    const made = `/box/made${path}`;
    guest.execute(`compile_wheel('/box/given.whl', ${JSON.stringify(made)}, ${JSON.stringify(path)})`);
    const read = (file: string) => readBack(guest, file, path);
    const names = read(`${made}.libraries/names`).toString().split('\n').filter(Boolean);
    return {
      wheel: { path, bytes: read(made) },
      libraries: names.map((name, at) => loadable(name, read(`${made}.libraries/${at}`))),
    };
  });
  return {
    wheels: compiled.map(({ wheel }) => wheel),
    libraries: compiled.flatMap(({ libraries }) => libraries),
  };
}
