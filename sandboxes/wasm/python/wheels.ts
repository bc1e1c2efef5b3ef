/**
 * Third-party modules of Python: wheels that the user has put into a folder. A wheel is a zip archive, which Python imports from
 * when it stands on its path. Compiled code must have been compiled for this interpreter.
 */
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { SandboxUnavailable } from '../../sandbox-unavailable.js';
import type { Archive } from './modules.js';

/** Where a guest finds them. */
const guestFolder = '/lib/wheels';
/** What an archive ends with, before a comment of at most 64 KiB. */
const endOfArchive = Buffer.from('PK\x05\x06', 'latin1');

/** `$RLVR_WHEELS`, or `$XDG_DATA_HOME/rlvr/wheels`, or `~/.local/share/rlvr/wheels`. */
export function wheelsFolder(): string {
  const { RLVR_WHEELS: named, XDG_DATA_HOME: data } = process.env;
  return named || join(data || join(homedir(), '.local', 'share'), 'rlvr', 'wheels');
}

/** The names of the wheels in the folder, sorted; none where there is no folder. */
export function wheelNames(folder = wheelsFolder()): string[] {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.whl'))
      .sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new SandboxUnavailable(
      `the folder of Python's wheels cannot be read: ${(error as Error).message}`,
      'make it readable, or name another in RLVR_WHEELS',
    );
  }
}

/** What compiled wheels name: the version of Python and that of Pyodide's conventions for compiled code. */
export interface Abi {
  /** `cp313` */
  readonly python: string;
  /** `2025_0` */
  readonly platform: string;
}

/** @throws SandboxUnavailable naming a wheel that Python could not import from: programs would fail by it, each by itself */
export async function readWheels(abi: Abi, folder = wheelsFolder()): Promise<Archive[]> {
  const compiled = `(${abi.python}|abi3)-(pyodide|pyemscripten)_${abi.platform}_wasm32`;
  const loadable = new RegExp(`-(none-any|${compiled})\\.whl$`);
  return Promise.all(
    wheelNames(folder).map(async (name) => {
      const file = join(folder, name);
      const refuse = (reason: string): never => {
        throw new SandboxUnavailable(`${file} ${reason}`, `remove ${file}`);
      };
      if (!loadable.test(name))
        refuse(`was compiled for another machine, not for ${abi.python}-pyodide_${abi.platform}_wasm32`);
      const bytes = await readFile(file).catch((error: Error) => refuse(`cannot be read: ${error.message}`));
      if (!bytes.includes(endOfArchive)) refuse('is no whole archive');
      return { path: `${guestFolder}/${name}`, bytes };
    }),
  );
}
