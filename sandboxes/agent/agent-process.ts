/**
 * The agent: a script in Python that a backend starts once in each of its containers, and the line to it. The script is the
 * same everywhere; how a container is opened, and what bounds it from outside, is the backend's.
 */
import { readFileSync } from 'node:fs';
import type { Program } from '../sandbox.js';
import { frame } from './frames.js';
import { seccompFilters } from './seccomp.js';

export interface AgentEvents {
  said(head: Buffer, body: Buffer): void;
  /** Nothing of the container is left. */
  ended(cause: string): void;
}

export interface AgentProcess {
  /** The process on this machine that holds the container, where there is one. */
  readonly pid: number | undefined;
  send(message: Buffer): void;
  /** Whether the process keeps this one alive: a container that waits must not. */
  hold(busy: boolean): void;
  /** The agent ends when its judge goes, and the kernel ends whatever else runs in there. */
  hangUp(): void;
  kill(cause: string): void;
}

/** A bound from outside round one container. */
export interface OuterBound {
  /** Whether memory is bounded; tasks may be alone. */
  readonly memory: boolean;
  /** Bounds the next run. */
  bound(memoryBytes: number): void;
  /** How often the kernel has ended a process in it for want of memory; null where that cannot be seen from here. */
  memoryKills(): number | null;
  remove(): Promise<void>;
}

/** How a backend opens a container with an agent in it. */
export interface AgentHost {
  /** For messages: `bubblewrap`. */
  readonly name: string;
  start(events: AgentEvents): AgentProcess;
  /** Null where the machine grants none. */
  bound(agent: AgentProcess): OuterBound | null;
  /** Called when a program is about to be compiled. */
  compiles?(program: Program): void;
  /** Called when the sandbox is closed. */
  close?(): void;
}

const text = (...names: readonly string[]): string =>
  names.map((name) => readFileSync(new URL(`./${name}.py`, import.meta.url), 'utf8')).join('\n');

/** Runs a part of the agent; a text of JSON is one of Python's too. */
const part = (...names: readonly string[]): string => `exec(_compiled(${JSON.stringify(text(...names))}))`;

/**
 * The agent's source, to be given to `python3`. What the keeper alone needs comes after the fork of the zygote, of which every
 * run is a copy.
 * @param line an expression for what it takes orders from: something with a socket's `recv`, `sendall`, `fileno` and `close`.
 * @param kills an expression for the descriptor of the file in which the kernel counts what it ends for want of memory
 */
export const agentScript = (line: string, kills = 'None'): string =>
  [
    text('boot'),
    part('preload'),
    part('system', 'program', 'zygote'),
    `judge, kills = ${line}, ${kills}`,
    'zygote, forker = start_zygote(judge, kills)',
    part('place', 'watch', 'collect', 'digest', 'kills', 'questions', 'keeper'),
    'main(judge, zygote, forker, kills)\n',
  ].join('\n');

/** The first message to an agent: the filters of system calls for its programs. */
export function greeting(architecture: string): Buffer {
  const { inherited, own } = seccompFilters(architecture);
  return frame(inherited, own);
}
