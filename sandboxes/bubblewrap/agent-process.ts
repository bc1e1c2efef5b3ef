/** The process of a container and the line to the agent in it. */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { type AgentEvents, type AgentProcess, agentScript, greeting } from '../agent/agent-process.js';
import { containerArguments } from '../agent/container-arguments.js';
import { readFrames } from '../agent/frames.js';

/**
 * Root runs containers as this user, which no account has: root inside a namespace would still own the files of the host's
 * root, `/proc/sys` among them.
 */
export const nobodysId = 64_999;
const keptStderr = 2000;

/** @param headers the folder that containers show as that of C++'s header */
export function startAgent(events: AgentEvents, headers: string | null): AgentProcess {
  const root = process.getuid?.() === 0;
  const child = spawn('bwrap', [...containerArguments('machine', headers), '-'], {
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
  child.stdin?.end(agentScript('socket.socket(fileno=3)'));
  line.write(greeting(process.arch));
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
