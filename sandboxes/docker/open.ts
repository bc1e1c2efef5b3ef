/** Opens one container and the lines to it: through a door where judge and daemon share a machine, else through the daemon. */
import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import type { Container } from 'dockerode';
import { agentScript } from '../agent/agent-process.js';
import { killsDescriptor } from './before-walls.js';
import { type Daemon, isAway } from './daemon.js';
import { type Door, doorDescriptor, openDoor } from './door.js';
import { attach, type Lines } from './lines.js';
import { bootMessage, containerSettings } from './settings.js';
import { within } from './within.js';

export interface Place {
  readonly daemon: Daemon;
  readonly image: string;
  /** Of system calls, as the daemon takes it: its text, or Podman the path of a file. */
  readonly filter: string;
  /** Whether containers are given doors: until the first that cannot come in (a daemon in a machine of its own, say). */
  doors: boolean;
}

export interface Opened {
  readonly container: Container;
  readonly lines: Lines;
  /** What the container waits for first: the agent's script. */
  readonly boot: Buffer;
}

export const requestMs = 15_000;
/** How long a container may take to come in, and how often it is looked at meanwhile. */
const [knockMs, lookMs] = [15_000, 100];

/** Gone already, or a daemon that is: the next start's sweep takes what is left. */
export const remove = (container: Container): Promise<unknown> =>
  within(requestMs, container.remove({ force: true, v: true })).catch(() => undefined);

const create = (place: Place, door: Door | null): Promise<Container> =>
  within(requestMs, place.daemon.docker.createContainer(containerSettings(place, door)));

/** A container that never ran, or that never came in, nobody removes but us. */
async function orRemoved<T>(container: Container, made: Promise<T>): Promise<T> {
  try {
    return await made;
  } catch (error) {
    await remove(container);
    throw error;
  }
}

/** @throws where the container has ended instead */
async function cameIn(container: Container, door: Door): Promise<Lines> {
  const deadline = Date.now() + knockMs;
  while (Date.now() < deadline) {
    const lines = await Promise.race([door.opened, wait(lookMs)]);
    if (lines) return lines;
    const { State } = await within(requestMs, container.inspect());
    if (!State.Running) break;
  }
  throw new Error('the container did not come in through its door');
}

const script = (line: string): string => agentScript(line, String(killsDescriptor));

async function openByDoor(place: Place): Promise<Opened> {
  const door = await openDoor();
  try {
    const container = await create(place, door);
    const lines = await orRemoved(
      container,
      within(requestMs, container.start()).then(() => cameIn(container, door)),
    );
    return { container, lines, boot: bootMessage(script(`socket.socket(fileno=${doorDescriptor})`)) };
  } finally {
    door.remove();
  }
}

const streams = (): string => readFileSync(new URL('./streams.py', import.meta.url), 'utf8');

async function openByDaemon(place: Place): Promise<Opened> {
  const container = await create(place, null);
  const lines = await orRemoved(
    container,
    within(requestMs, attach(place.daemon, container)).then(async (both) => {
      await within(requestMs, container.start());
      return both;
    }),
  );
  return { container, lines, boot: bootMessage(`${streams()}\n${script('Streams()')}`) };
}

export async function open(place: Place): Promise<Opened> {
  if (place.doors) {
    try {
      return await openByDoor(place);
    } catch (error) {
      // Podman's own relay does not carry what is said before the container has started.
      if (isAway(error) || place.daemon.podman) throw error;
      // What else is wrong will be wrong without a door too, and is told then.
      place.doors = false;
    }
  }
  return openByDaemon(place);
}
