/** The process of a container and the line to the agent in it. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { containerArguments, nobodysId } from './command.js';
import { frame, readFrames } from './frames.js';
import { seccompFilter } from './seccomp.js';

const keptStderr = 2000;

const readScript = (): string =>
  ['system', 'program', 'zygote', 'keeper']
    .map((name) => readFileSync(new URL(`./agent/${name}.py`, import.meta.url), 'utf8'))
    .join('\n');

interface AgentEvents {
  said(head: Buffer, body: Buffer): void;
  /** Nothing of the container is left. */
  ended(cause: string): void;
}

export interface AgentProcess {
  readonly pid: number | undefined;
  send(message: Buffer): void;
  /** Whether the process keeps this one alive: a container that waits must not. */
  hold(busy: boolean): void;
  /** The agent ends when its judge goes, and the kernel ends whatever else runs in there. */
  hangUp(): void;
  kill(cause: string): void;
}

export function startAgent(events: AgentEvents): AgentProcess {
  const root = process.getuid?.() === 0;
  const child = spawn('bwrap', containerArguments(), {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin' },
    cwd: '/',
    ...(root ? { uid: nobodysId, gid: nobodysId } : {}),
  });
  const line = child.stdio[3] as Socket;
  let cause = '';
  child.stderr?.on('data', (text: Buffer) => {
    cause = (cause + text.toString('utf8')).slice(-keptStderr);
  });
  // Writing to an agent that has died; what it died of is told when the process ends.
  line.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  let ended = false;
  const end = (why: string): void => {
    if (ended) return;
    ended = true;
    events.ended(cause.trim() || why);
  };
  child.on('error', (error: NodeJS.ErrnoException) =>
    end(error.code === 'ENOENT' ? 'bwrap is not installed' : error.message),
  );
  child.on('close', (code, signal) => end(`bwrap ended (${signal ?? code})`));
  readFrames(line, (head, body) => events.said(head, body));
  child.stdin?.end(readScript());
  line.write(frame(Buffer.alloc(0), seccompFilter(process.arch)));
  return {
    pid: child.pid,
    send: (message) => void line.write(message),
    hold(busy) {
      for (const one of [child, line, child.stderr as Socket]) busy ? one.ref() : one.unref();
    },
    hangUp: () => void line.destroy(),
    kill(why) {
      cause = why;
      child.kill('SIGKILL');
    },
  };
}
