/** What connects the judge with a container, however it came about. */
import type { Socket } from 'node:net';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import type { Container } from 'dockerode';
import type { Daemon } from './daemon.js';

export interface Lines {
  /** To the agent, and from it. */
  readonly input: Writable;
  readonly output: Readable;
  /** What goes wrong in the container, as text. */
  readonly errors: Readable;
  /** Whether they keep this process alive. */
  hold(busy: boolean): void;
  destroy(): void;
}

/** Lines over sockets of which the first goes both ways to the agent. */
export function linesOver(
  first: Socket,
  ends: { output: Readable; errors: Readable },
  others: Socket[] = [],
): Lines {
  const sockets = [first, ...others];
  return {
    input: first,
    ...ends,
    hold(busy) {
      for (const socket of sockets) busy ? socket.ref() : socket.unref();
    },
    destroy() {
      for (const socket of sockets) socket.destroy();
    },
  };
}

/** Lines through the daemon: it sends the container's two outputs in one stream. */
export async function attach({ docker }: Daemon, container: Container): Promise<Lines> {
  const streams = { stream: true, stdin: true, stdout: true, stderr: true, hijack: true };
  const line = (await container.attach(streams)) as Socket;
  const [output, errors] = [new PassThrough(), new PassThrough()];
  docker.modem.demuxStream(line, output, errors);
  return linesOver(line, { output, errors });
}
