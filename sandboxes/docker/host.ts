/** Opens containers through the daemon, and holds the line to the agent in each. */
import { setTimeout as wait } from 'node:timers/promises';
import type { Container } from 'dockerode';
import { type AgentEvents, type AgentHost, type AgentProcess, greeting } from '../agent/agent-process.js';
import { readFrames } from '../agent/frames.js';
import { type Daemon, isAway, messageOf } from './daemon.js';
import { filterFile } from './filter-file.js';
import { buildCommand } from './image/image.js';
import { type Opened, open, type Place, remove, requestMs } from './open.js';
import { outerBound } from './outer-bound.js';
import { seccompProfile } from './seccomp-profile.js';
import { within } from './within.js';

const keptStderr = 2000;
/** How long a container that has ended may take to be gone. */
const removalMs = 10_000;
/** How long a daemon may be away (it is being restarted) before runs become faults; and how often it is asked. */
const patienceMs = 10_000;
const askMs = 200;

/** What all containers of a sandbox share. */
interface Shared extends Place {
  readonly containers: Map<AgentProcess, Container>;
  /** Since when the daemon has not been reachable. */
  awaySince: number | null;
}

/** A daemon that is being restarted is waited for, once for all containers. */
async function openInTime(place: Shared): Promise<Opened> {
  for (;;) {
    try {
      const opened = await open(place);
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

function causeOf({ daemon, image }: Shared, error: unknown): string {
  const message = messageOf(error);
  if (isAway(error)) return `the daemon at ${daemon.address} is not reachable (${message}); start it`;
  if (/no such image/i.test(message)) return `the image ${image} is gone; run: ${buildCommand()}`;
  return message;
}

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

function start(place: Shared, events: AgentEvents): AgentProcess {
  const { daemon, containers } = place;
  let opened: Opened | null = null;
  let cause = '';
  let busy = true;
  let hungUp = false;
  let ended = false;
  const end = async (why: string): Promise<void> => {
    if (ended) return;
    ended = true;
    opened?.lines.destroy();
    if (opened) await gone(opened.container);
    containers.delete(agent);
    events.ended(cause.trim() || why);
  };
  const agent: AgentProcess = {
    pid: undefined,
    send: (message) => void opened?.lines.input.write(message),
    hold(held) {
      busy = held;
      opened?.lines.hold(busy);
    },
    hangUp() {
      hungUp = true;
      opened?.lines.destroy();
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
      const { lines, container, boot } = both;
      containers.set(agent, container);
      // The first that is known of an end says why.
      lines.input.on('error', (error) => {
        cause ||= error.message;
      });
      lines.errors.on('error', () => undefined);
      lines.errors.on('data', (text: Buffer) => {
        cause = (cause + text.toString('utf8')).slice(-keptStderr);
      });
      lines.input.on('close', () => void end('the container was ended from outside, or lost its daemon'));
      readFrames(lines.output, (head, body) => events.said(head, body));
      lines.input.write(Buffer.concat([boot, greeting(daemon.architecture)]));
      lines.hold(busy);
      if (hungUp) lines.destroy();
    },
    (error) => end(causeOf(place, error)),
  );
  return agent;
}

export function dockerHost(daemon: Daemon, image: string): AgentHost {
  const file = daemon.podman ? filterFile() : undefined;
  const filter = file?.path ?? seccompProfile();
  const place: Shared = { daemon, image, filter, doors: daemon.near, containers: new Map(), awaySince: null };
  return {
    name: 'docker',
    start: (events) => start(place, events),
    bound(agent) {
      const container = place.containers.get(agent);
      return container ? outerBound(container, daemon.boundsMemory) : null;
    },
    close: () => file?.remove(),
  };
}
