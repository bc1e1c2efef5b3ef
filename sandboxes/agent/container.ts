/** One container: gives its agent one order at a time, ends it when it does not answer. */
import { constants } from 'node:os';
import type { Limits } from '../sandbox.js';
import type { AgentHost, OuterBound } from './agent-process.js';
import { heldBytes, type Order, orderFrame } from './order.js';

/** An agent that has not answered this long after the time limit is taken for dead. */
const answerGraceMs = 15_000;
/** So many times its limit a run may take on a busy machine: watch.py's own bound. */
const mostStretch = 4;
const startMs = 20_000;
const closeMs = 3_000;
/** A longer wait would overflow the timer, which then fires at once. */
const longestMs = 2 ** 31 - 1;

/** What the agent says of a run; `failure` alone where the program never started. */
export interface Answer {
  readonly head: {
    readonly failure?: string;
    readonly ending: 'exited' | 'signalled' | 'time_limit' | 'memory_limit' | 'output_limit';
    readonly status: number;
    readonly wallMs: number;
    /** Of these it was ready and got no processor. */
    readonly waitedMs: number;
    /** It met its time limit because the machine was too busy, not because it took so long. */
    readonly starved: boolean;
    readonly cpuMs: number;
    readonly peakBytes: number;
    readonly hasReport: boolean;
    /** Paths of the files that were asked for. */
    readonly made: readonly string[];
    readonly madeTooMuch: boolean;
    /** How often the kernel has ended a process of the container for want of memory; null where the agent cannot see it. */
    readonly memoryKills: number | null;
    /** Of the output, the error output, the report and each file made. */
    readonly sizes: readonly number[];
  };
  readonly body: Buffer;
  /** Whether the kernel ended a process of the run for want of memory. */
  readonly outOfMemory: boolean;
}

export interface ContainerEvents {
  ready(): void;
  gone(container: Container, cause: string): void;
}

export interface Container {
  readonly idle: boolean;
  /** Whether it was ever ready. */
  readonly served: boolean;
  /** Null when the container died; the cause comes with `gone`. */
  run(order: Order, limits: Limits): Promise<Answer | null>;
  /** Ends it with all that runs in it; resolves when nothing is left. */
  end(): Promise<void>;
}

export function openContainer(host: AgentHost, events: ContainerEvents): Container {
  let state: 'starting' | 'idle' | 'busy' | 'gone' = 'starting';
  let served = false;
  let group: OuterBound | null = null;
  let kills: number | null = 0;
  let settle: (answer: Answer | null) => void = () => undefined;
  let over: () => void = () => undefined;

  /** Counted from answer to answer: between two runs nothing is there to be ended. */
  const outOfMemory = ({ memoryKills, ending, status }: Answer['head']): boolean => {
    const before = kills ?? 0;
    kills = memoryKills ?? group?.memoryKills() ?? null;
    if (kills !== null) return kills > before;
    // Nothing in a container can send this signal to the first process of a run but the agent, which names another ending then.
    return group !== null && ending === 'signalled' && status === -constants.signals.SIGKILL;
  };
  const agent = host.start({
    said(bytes, body) {
      clearTimeout(timer);
      const head = JSON.parse(bytes.toString('utf8'));
      const answer = { head, body, outOfMemory: outOfMemory(head) };
      if (!served) group = host.bound(agent);
      state = 'idle';
      agent.hold(false);
      settle(served ? answer : null);
      served = true;
      events.ready();
    },
    ended(cause) {
      state = 'gone';
      clearTimeout(timer);
      events.gone(container, cause);
      settle(null);
      void Promise.resolve(group?.remove()).then(() => over());
    },
  });
  let timer = setTimeout(() => agent.kill('the container did not start in time'), startMs);

  const container: Container = {
    get idle() {
      return state === 'idle';
    },
    get served() {
      return served;
    },
    run(order, limits) {
      state = 'busy';
      const wait = Math.min(mostStretch * limits.timeMs + answerGraceMs, longestMs);
      return new Promise((resolve) => {
        settle = resolve;
        timer = setTimeout(() => agent.kill('the container did not answer'), wait);
        agent.hold(true);
        group?.bound(heldBytes(order, limits));
        agent.send(orderFrame(order, limits));
      });
    },
    end() {
      if (state === 'gone') return Promise.resolve();
      clearTimeout(timer);
      timer = setTimeout(() => agent.kill('the container did not end'), closeMs);
      agent.hold(true);
      return new Promise((resolve) => {
        over = resolve;
        agent.hangUp();
      });
    },
  };
  return container;
}
