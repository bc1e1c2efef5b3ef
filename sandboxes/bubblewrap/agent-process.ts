/** The process of a container and the line to the agent in it. */
import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';
import { type AgentEvents, type AgentProcess, agentScript, greeting } from '../agent/agent-process.js';
import { readFrames } from '../agent/frames.js';
import { containerArguments, nobodysId } from './command.js';

const keptStderr = 2000;

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
  child.stdin?.end(agentScript());
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
