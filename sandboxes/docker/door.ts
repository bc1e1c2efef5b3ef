/**
 * A Unix socket of one container's own, in a folder that only the judge and that container reach: its agent knocks before
 * any wall inside stands, and then the door is gone. What passes here does not pass through the daemon, whose relays cost
 * more than a run does.
 */
import { once } from 'node:events';
import { chmodSync, existsSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Lines, linesOver } from './lines.js';

/** Where the folder stands in the container. */
export const doorFolder = '/door';
/** The descriptor that the agent finds its line at. */
export const doorDescriptor = 7;

export interface Door {
  /** On the judge's machine; mounted at `doorFolder`. */
  readonly folder: string;
  /** Resolves when the container has come in. */
  readonly opened: Promise<Lines>;
  /** Nobody comes in any more, and nothing is left of it but the lines that are open. */
  remove(): void;
}

/** What a container starts with: two lines to the judge, for the agent and for what goes wrong. */
export const knock = `import os, socket
def line():
    one = socket.socket(socket.AF_UNIX)
    one.connect("${doorFolder}/socket")
    return one
first, second = line(), line()
os.dup2(first.fileno(), ${doorDescriptor})
os.dup2(second.fileno(), 2)`;

/** Of folders for temporary files that a killed judge may leave; its process number follows. */
export const prefix = 'rlvr-door-';

/** Where no door can be made there is none to remove. */
function namesInTmp(): string[] {
  try {
    return readdirSync(tmpdir());
  } catch (error) {
    if (['EACCES', 'ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
    throw error;
  }
}

/** Removes the folders of this user's judges that were killed: while a container came in, or with Podman's filter in one. */
export function sweepDoors(): void {
  if (process.platform !== 'linux') return;
  for (const name of namesInTmp()) {
    const pid = name.startsWith(prefix) ? name.slice(prefix.length).split('-')[0] : undefined;
    if (!pid || existsSync(`/proc/${pid}`)) continue;
    const path = join(tmpdir(), name);
    if (lstatSync(path, { throwIfNoEntry: false })?.uid === process.getuid?.())
      rmSync(path, { recursive: true, force: true });
  }
}

/** Passed by nobody else of this machine's users. @throws an error that none of the daemon's can be taken for */
function outerFolder(): string {
  try {
    return mkdtempSync(join(tmpdir(), `${prefix}${process.pid}-`));
  } catch (error) {
    throw new Error(`no door can be made: ${(error as Error).message}`, { cause: error });
  }
}

/** @throws where the path of temporary files is too long for a socket, or cannot be written */
export async function openDoor(): Promise<Door> {
  // The container's user sees the inner folder alone, as one that it cannot change, even where a user of this machine has its number.
  const outer = outerFolder();
  const folder = join(outer, 'door');
  mkdirSync(folder);
  chmodSync(folder, 0o711);
  const sockets: Socket[] = [];
  let open: (lines: Lines) => void = () => undefined;
  const opened = new Promise<Lines>((resolve) => {
    open = resolve;
  });
  const server = createServer((socket) => {
    // What it ends of is told by its end, before anybody listens too.
    socket.on('error', () => undefined);
    sockets.push(socket);
    const [agent, errors] = sockets;
    if (!agent || !errors) return;
    remove();
    open(linesOver(agent, { output: agent, errors }, [errors]));
  });
  const remove = (): void => {
    server.close();
    rmSync(outer, { recursive: true, force: true });
  };
  try {
    await once(server.listen(join(folder, 'socket')), 'listening');
    chmodSync(join(folder, 'socket'), 0o666);
  } catch (error) {
    remove();
    throw error;
  }
  return { folder, opened, remove };
}
