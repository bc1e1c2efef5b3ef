/** Opens containers through the daemon, and holds the line to the agent in each. */
import { readFileSync } from 'node:fs';
import { type Duplex, PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Container } from 'dockerode';
import { type AgentEvents, type AgentHost, type AgentProcess, agentScript, greeting } from '../agent/agent-process.js';
import { readFrames } from '../agent/frames.js';
import { type Daemon, messageOf } from './daemon.js';
import { bootMessage, containerSettings, memoryBound } from './settings.js';
import { within } from './within.js';

const script = (): string =>
  `${readFileSync(new URL('./streams.py', import.meta.url), 'utf8')}\n${agentScript('Streams()')}`;

const keptStderr = 2000;
const requestMs = 15_000;
/** How long a container that has ended may take to be gone. */
const removalMs = 10_000;

interface Opened {
  readonly container: Container;
  readonly line: Duplex;
}

async function open({ docker, ...daemon }: Daemon, image: string): Promise<Opened> {
  const settings = containerSettings({ docker, ...daemon }, image);
  const container = await within(requestMs, docker.createContainer(settings));
  try {
    const streams = { stream: true, stdin: true, stdout: true, stderr: true, hijack: true };
    const line = await within(requestMs, container.attach(streams));
    await within(requestMs, container.start());
    return { container, line: line as Duplex };
  } catch (error) {
    // It never ran, so nothing removes it but us.
    await remove(container);
    throw error;
  }
}

/** Gone already, or a daemon that is: the next start's sweep takes what is left. */
const remove = (container: Container): Promise<unknown> =>
  within(requestMs, container.remove({ force: true, v: true })).catch(() => undefined);

/** Waits until the daemon has removed what ended; what it does not, we do. */
async function gone(container: Container): Promise<void> {
  const deadline = Date.now() + removalMs;
  while (Date.now() < deadline) {
    try {
      const { State } = await within(requestMs, container.inspect());
      if (!State.Running) await remove(container);
    } catch {
      // No such container, or no daemon.
      return;
    }
    await wait(20);
  }
  await remove(container);
}

/** The container's two outputs, which come in one stream. */
function listen({ docker }: Daemon, line: Duplex, events: AgentEvents, complain: (text: string) => void): void {
  const [said, errors] = [new PassThrough(), new PassThrough()];
  readFrames(said, (head, body) => events.said(head, body));
  errors.on('data', (text: Buffer) => complain(text.toString('utf8')));
  docker.modem.demuxStream(line, said, errors);
}

function start(daemon: Daemon, image: string, events: AgentEvents, containers: Map<AgentProcess, Container>) {
  let opened: Opened | null = null;
  let cause = '';
  let busy = true;
  let hungUp = false;
  let ended = false;
  const end = async (why: string): Promise<void> => {
    if (ended) return;
    ended = true;
    opened?.line.destroy();
    if (opened) await gone(opened.container);
    containers.delete(agent);
    events.ended(cause.trim() || why);
  };
  const hold = (): void => {
    const line = opened?.line as { ref?(): void; unref?(): void } | undefined;
    busy ? line?.ref?.() : line?.unref?.();
  };
  const agent: AgentProcess = {
    pid: undefined,
    send: (message) => void opened?.line.write(message),
    hold(held) {
      busy = held;
      hold();
    },
    hangUp() {
      hungUp = true;
      void opened?.line.destroy();
    },
    kill(why) {
      cause = why;
      hungUp = true;
      if (opened) void remove(opened.container).then(() => end(why));
    },
  };
  open(daemon, image).then(
    (both) => {
      opened = both;
      const { line, container } = both;
      containers.set(agent, container);
      line.on('error', (error) => {
        cause ||= error.message;
      });
      line.on('close', () => void end('the container ended'));
      listen(daemon, line, events, (text) => {
        cause = (cause + text).slice(-keptStderr);
      });
      line.write(Buffer.concat([bootMessage(script()), greeting(daemon.architecture)]));
      hold();
      if (hungUp) line.destroy();
    },
    (error) => end(messageOf(error)),
  );
  return agent;
}

export function dockerHost(daemon: Daemon, image: string): AgentHost {
  const containers = new Map<AgentProcess, Container>();
  return {
    name: 'docker',
    start: (events) => start(daemon, image, events, containers),
    bound(agent) {
      const container = containers.get(agent);
      if (!container) return null;
      let bounded = 0;
      let kills = 0;
      return {
        bound(memoryBytes) {
          if (memoryBytes === bounded) return;
          bounded = memoryBytes;
          // In force a few milliseconds into the run; meanwhile, and where the daemon cannot, the agent's own count stands.
          void container.update(memoryBound(memoryBytes)).catch(() => undefined);
        },
        // Asked only when a run's first process was killed by a signal that nobody inside can send it, and not by the
        // agent: that leaves the kernel, for want of memory.
        memoryKills: () => ++kills,
        remove: async () => undefined,
      };
    },
  };
}
