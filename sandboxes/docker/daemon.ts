/** Finds the daemon: Docker's or Podman's, on this machine or another. */
import { homedir } from 'node:os';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { SandboxUnavailable } from '../sandbox-unavailable.js';
import { permissionRemedy } from './socket-permission.js';
import { within } from './within.js';

export interface Daemon {
  readonly docker: Docker;
  /** For messages: `unix:///var/run/docker.sock`. */
  readonly address: string;
  readonly podman: boolean;
  /** Whether it listens on this machine, and so may share its files. */
  readonly near: boolean;
  /** Whether its kernel bounds the memory of containers. */
  readonly boundsMemory: boolean;
  /** Whether it puts AppArmor's profile on containers; that profile refuses the mounts a private `/proc` needs. */
  readonly appArmor: boolean;
  readonly processors: number;
  /** As Node names it. */
  readonly architecture: string;
}

const answerMs = 10_000;

/** Where daemons listen, root's and a user's own; DOCKER_HOST outranks them. */
function sockets(): string[] {
  const runtime = process.env.XDG_RUNTIME_DIR || `/run/user/${process.getuid?.() ?? 0}`;
  return [
    '/var/run/docker.sock',
    join(runtime, 'docker.sock'),
    join(homedir(), '.docker/run/docker.sock'),
    '/run/podman/podman.sock',
    join(runtime, 'podman/podman.sock'),
  ];
}

async function loadClient(): Promise<typeof Docker> {
  try {
    return (await import('dockerode')).default;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error;
    throw new SandboxUnavailable(
      'the optional package dockerode is not installed',
      'npm install dockerode@5',
    );
  }
}

/** The client keeps an answer's body beside its message; what it says is the message. */
export function messageOf(error: unknown): string {
  const { json, message } = error as { json?: { message?: string }; message?: string };
  return (json?.message ?? message ?? String(error)).trim();
}

const architectures: Readonly<Record<string, string>> = { x86_64: 'x64', amd64: 'x64', aarch64: 'arm64' };

async function ask(docker: Docker, address: string): Promise<Daemon> {
  const [info, version] = await within(answerMs, Promise.all([docker.info(), docker.version()]));
  const components = (version.Components ?? []).map((component) => component.Name);
  return {
    docker,
    address,
    boundsMemory: info.MemoryLimit === true,
    near: address.startsWith('unix://'),
    podman: components.some((name) => name.startsWith('Podman')),
    appArmor: ((info.SecurityOptions ?? []) as string[]).some((option) => option.includes('apparmor')),
    processors: info.NCPU,
    architecture: architectures[info.Architecture] ?? info.Architecture,
  };
}

interface Unreached {
  readonly address: string;
  readonly error: unknown;
}

const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? '';
const pathOf = (address: string): string => address.slice('unix://'.length);

/** What the first of them needs mends it: the usual places are in the order of how likely they are. */
function unavailable(unreached: readonly [Unreached, ...Unreached[]], named: boolean): SandboxUnavailable {
  const answers = unreached.map(({ address, error }) => `${address}: ${messageOf(error)}`).join('; ');
  const [first] = unreached;
  if (first.address.startsWith('unix://') && codeOf(first.error) === 'EACCES')
    return new SandboxUnavailable(
      `this user has no permission to use the docker daemon (${answers})`,
      permissionRemedy(pathOf(first.address)),
    );
  return new SandboxUnavailable(
    `the docker daemon is not reachable (${answers})`,
    named ? 'start it, or correct DOCKER_HOST' : 'systemctl start docker (or podman.socket)',
  );
}

/** @throws SandboxUnavailable with what each address answered. */
export async function findDaemon(): Promise<Daemon> {
  const Client = await loadClient();
  const named = process.env.DOCKER_HOST;
  const places = named ? [named] : sockets().map((path) => `unix://${path}`);
  const unreached: Unreached[] = [];
  for (const address of places) {
    try {
      // With a DOCKER_HOST the client reads the certificates' and ssh's variables too.
      const docker = named ? new Client() : new Client({ socketPath: pathOf(address) });
      return await ask(docker, address);
    } catch (error) {
      // A usual place where nothing stands; whether it does in a folder that is closed to this user, nobody knows.
      if (!named && codeOf(error) === 'ENOENT') continue;
      unreached.push({ address, error });
    }
  }
  const [first, ...others] = unreached;
  if (first === undefined)
    throw new SandboxUnavailable(
      'no daemon of Docker or Podman is found on this machine',
      'apt-get install docker.io, or point DOCKER_HOST at one',
    );
  throw unavailable([first, ...others], Boolean(named));
}

/** It cannot be reached, now or from here. */
export const isAway = (error: unknown): boolean =>
  ['ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE', 'ENOTFOUND', 'ETIMEDOUT'].includes(codeOf(error));
