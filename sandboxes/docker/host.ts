/** Opens containers through the daemon, and holds the line to the agent in each. */
import { readFileSync } from 'node:fs';
import { type Duplex, PassThrough } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Container } from 'dockerode';
import {
  type AgentEvents,
  type AgentHost,
  type AgentProcess,
  agentScript,
  greeting,
} from '../agent/agent-process.js';
import { readFrames } from '../agent/frames.js';
import { type Daemon, messageOf } from './daemon.js';
import { buildCommand } from './image/image.js';
import { outerBound } from './outer-bound.js';
import { bootMessage, containerSettings } from './settings.js';
import { within } from './within.js';

const script = (): string =>
  `${readFileSync(new URL('./streams.py', import.meta.url), 'utf8')}\n${agentScript('Streams()')}`;

const keptStderr = 2000;
const requestMs = 15_000;
/** How long a container that has ended may take to be gone. */
const removalMs = 10_000;
/** How long a daemon may be away (it is being restarted) before runs become faults; and how often it is asked. */
const patienceMs = 10_000;
const askMs = 200;

interface Opened {
  readonly container: Container;
  readonly line: Duplex;
}

async function open(daemon: Daemon, image: string): Promise<Opened> {
  const container = await within(requestMs, daemon.docker.createContainer(containerSettings(daemon, image)));
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

/** What all containers of a sandbox share. */
interface Place {
  readonly daemon: Daemon;
  readonly image: string;
  readonly containers: Map<AgentProcess, Container>;
  /** Since when the daemon has not been reachable. */
  awaySince: number | null;
}

const isAway = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'].includes(
    (error as NodeJS.ErrnoException).code ?? '',
  );

/** A daemon that is being restarted is waited for, once for all containers. */
async function openInTime(place: Place): Promise<Opened> {
  for (;;) {
    try {
      const opened = await open(place.daemon, place.image);
      place.awaySince = null;
      return opened;
    } catch (error) {
      if (!isAway(error)) throw error;
      place.awaySince ??= Date.now();
      if (Date.now() - place.awaySince > patienceMs) throw error;
      await wait(askMs);
    }
  }
}

function causeOf({ daemon, image }: Place, error: unknown): string {
  const message = messageOf(error);
  if (isAway(error)) return `the daemon at ${daemon.address} is not reachable (${message}); start it`;
  if (/no such image/i.test(message)) return `the image ${image} is gone; run: ${buildCommand()}`;
  return message;
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
function listen(
  { docker }: Daemon,
  line: Duplex,
  events: AgentEvents,
  complain: (text: string) => void,
): void {
  const [said, errors] = [new PassThrough(), new PassThrough()];
  readFrames(said, (head, body) => events.said(head, body));
  errors.on('data', (text: Buffer) => complain(text.toString('utf8')));
  docker.modem.demuxStream(line, said, errors);
}

function start(place: Place, events: AgentEvents): AgentProcess {
  const { daemon, containers } = place;
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
  openInTime(place).then(
    (both) => {
      opened = both;
      const { line, container } = both;
      containers.set(agent, container);
      line.on('error', (error) => {
        cause ||= error.message;
      });
      line.on('close', () => void end('the container was ended from outside, or lost its daemon'));
      listen(daemon, line, events, (text) => {
        cause = (cause + text).slice(-keptStderr);
      });
      line.write(Buffer.concat([bootMessage(script()), greeting(daemon.architecture)]));
      hold();
      if (hungUp) line.destroy();
    },
    (error) => end(causeOf(place, error)),
  );
  return agent;
}

export function dockerHost(daemon: Daemon, image: string): AgentHost {
  const place: Place = { daemon, image, containers: new Map(), awaySince: null };
  return {
    name: 'docker',
    start: (events) => start(place, events),
    bound(agent) {
      const container = place.containers.get(agent);
      return container ? outerBound(container) : null;
    },
  };
}
