/** One container: starts it, gives its agent one order at a time, ends it when it does not answer. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Limits, Program } from '../sandbox.js';
import { containerArguments, nobodysId } from './command.js';
import { frame, readFrames } from './frames.js';
import { orderOf } from './order.js';
import { seccompFilter } from './seccomp.js';

/** An agent that has not answered this long after the time limit is taken for dead. */
const answerGraceMs = 15_000;
const startMs = 20_000;
const closeMs = 3_000;
const keptStderr = 2000;

const agent = ['system', 'program', 'zygote', 'keeper']
  .map((name) => readFileSync(new URL(`./agent/${name}.py`, import.meta.url), 'utf8'))
  .join('\n');

/** What the agent says of a run; `failure` alone where the program never started. */
export interface Answer {
  readonly head: {
    readonly failure?: string;
    readonly ending: 'exited' | 'signalled' | 'time_limit' | 'memory_limit' | 'output_limit';
    readonly status: number;
    readonly wallMs: number;
    readonly hasReport: boolean;
    readonly sizes: readonly number[];
  };
  readonly body: Buffer;
}

export interface ContainerEvents {
  ready(): void;
  gone(container: Container, cause: string): void;
}

export interface Container {
  readonly idle: boolean;
  /** Whether it was ever ready. */
  readonly served: boolean;
  readonly pid: number | undefined;
  /** Null when the container died; the cause comes with `gone`. */
  run(program: Program, limits: Limits): Promise<Answer | null>;
  /** Ends it with all that runs in it; resolves when nothing is left. */
  end(): Promise<void>;
}

function start(): ChildProcess {
  const root = process.getuid?.() === 0;
  return spawn('bwrap', containerArguments(), {
    stdio: ['pipe', 'ignore', 'pipe', 'pipe'],
    env: { PATH: process.env.PATH ?? '/usr/bin:/bin' },
    cwd: '/',
    ...(root ? { uid: nobodysId, gid: nobodysId } : {}),
  });
}

export function openContainer(events: ContainerEvents): Container {
  const child = start();
  const channel = child.stdio[3] as Socket;
  let state: 'starting' | 'idle' | 'busy' | 'gone' = 'starting';
  let served = false;
  let cause = '';
  let settle: (answer: Answer | null) => void = () => undefined;

  const kill = (why: string): void => {
    cause ||= why;
    child.kill('SIGKILL');
  };
  let timer = setTimeout(() => kill('the container did not start in time'), startMs);

  // A waiting container must not keep a finished program alive.
  const hold = (busy: boolean): void => {
    for (const one of [child, channel, child.stderr as Socket, timer]) busy ? one.ref() : one.unref();
  };
  const container: Container = {
    get idle() {
      return state === 'idle';
    },
    get served() {
      return served;
    },
    pid: child.pid,
    run(program, limits) {
      state = 'busy';
      return new Promise((resolve) => {
        settle = resolve;
        timer = setTimeout(() => kill('the container did not answer'), limits.timeMs + answerGraceMs);
        hold(true);
        channel.write(orderOf(program, limits));
      });
    },
    end() {
      if (state === 'gone') return Promise.resolve();
      return new Promise((resolve) => {
        const last = setTimeout(() => kill('closed'), closeMs);
        child.once('close', () => {
          clearTimeout(last);
          resolve();
        });
        hold(true);
        // The agent ends when its judge goes, and the kernel ends whatever else runs in there.
        channel.destroy();
      });
    },
  };

  readFrames(channel, (head, body) => {
    clearTimeout(timer);
    const answer = { head: JSON.parse(head.toString('utf8')), body };
    state = 'idle';
    hold(false);
    settle(served ? answer : null);
    served = true;
    events.ready();
  });
  child.stderr?.on('data', (text: Buffer) => {
    cause = (cause + text.toString('utf8')).slice(-keptStderr);
  });
  // Writing to an agent that has died; what it died of is told when the process ends.
  channel.on('error', () => undefined);
  child.stdin?.on('error', () => undefined);
  child.on('error', (error) => {
    cause ||= error.message;
  });
  child.on('close', (code, signal) => {
    if (state === 'gone') return;
    state = 'gone';
    clearTimeout(timer);
    settle(null);
    events.gone(container, cause.trim() || `bwrap ended (${signal ?? code})`);
  });
  child.stdin?.end(agent);
  channel.write(frame(Buffer.alloc(0), seccompFilter(process.arch)));
  return container;
}
