/** How a container is opened: everything Docker can take away is taken away. */
import type { ContainerCreateOptions, MountSettings } from 'dockerode';
import { containerArguments } from '../agent/container-arguments.js';
import { beforeWalls } from './before-walls.js';
import type { Daemon } from './daemon.js';
import { type Door, doorDescriptor, doorFolder, knock } from './door.js';
import type { Place } from './open.js';
import { ownLabels } from './owner.js';

/** What the agent and the copies that wait hold beside the program. */
const agentBytes = 67_108_864;
/** Before the first run says what it may hold. */
const firstBytes = 536_870_912;
const mostTasks = 128;
/** A program may have threads, and the agent must be able to end it. */
const mostProcessors = 2;

export interface MemoryBound {
  readonly Memory: number;
  readonly MemorySwap: number;
}

/** Bounds all that a container holds, files in `/tmp` and the agent too; swap would only hide a program's size. */
export function memoryBound(programBytes: number): MemoryBound {
  const bytes = Math.floor(programBytes) + agentBytes;
  return { Memory: bytes, MemorySwap: bytes };
}

/** Reads the agent's script, preceded by its length in eight digits, from the line that carries orders after it. */
const boot = (descriptor: number): string => `import os
def _exactly(count):
    parts = b""
    while len(parts) < count:
        parts += os.read(${descriptor}, count - len(parts)) or os._exit(0)
    return parts
exec(compile(_exactly(int(_exactly(8))), "<agent>", "exec"))`;

export function bootMessage(script: string): Buffer {
  const bytes = Buffer.from(script, 'utf8');
  return Buffer.concat([Buffer.from(String(bytes.length).padStart(8, '0')), bytes]);
}

/**
 * The walls between runs are the kernel's namespaces, made inside the container by its own user, who has no capability: that
 * needs a `/proc` without Docker's covers (its files still belong to the machine's root, which nobody in here is), and a
 * filter of system calls that allows namespaces.
 */
function security({ podman, appArmor }: Daemon, filter: string): string[] {
  return [
    'no-new-privileges',
    `seccomp=${filter}`,
    ...(podman ? ['unmask=ALL'] : []),
    ...(appArmor ? ['apparmor=unconfined'] : []),
  ];
}

/** Nothing of the door can be written, and the walls inside leave it out. */
const mountOf = (door: Door): MountSettings[] => [
  { Type: 'bind', Source: door.folder, Target: doorFolder, ReadOnly: true },
];

/** What nobody in the container can write: runs get their own. Podman knows no bound for the number of files. */
const tmpOptions = ({ podman }: Daemon): string =>
  ['size=1m', ...(podman ? [] : ['nr_inodes=64']), 'mode=0755', 'noexec', 'nosuid', 'nodev'].join(',');

/** Podman raises what nobody names to a million, and does not start where it may not. The agent bounds programs more narrowly. */
const podmanLimits = ['nofile', 'nproc'].map((Name) => ({ Name, Soft: 4096, Hard: 4096 }));

/**
 * @param filter of system calls, as the daemon takes it
 * @param door null where the lines are the container's own input and outputs
 */
export function containerSettings(
  { daemon, image, filter }: Pick<Place, 'daemon' | 'image' | 'filter'>,
  door: Door | null,
): ContainerCreateOptions {
  const through = door === null;
  const command = ['bwrap', ...containerArguments('image'), '-c', boot(through ? 0 : doorDescriptor)];
  return {
    Image: image,
    Entrypoint: ['/usr/bin/python3', '-I', '-c', beforeWalls(through ? '' : knock)],
    Cmd: command,
    User: '1000:1000',
    WorkingDir: '/',
    Env: [],
    Labels: ownLabels(),
    NetworkDisabled: true,
    // A judge that dies takes its end of the line with it: the agent meets the end of its orders, and ends.
    OpenStdin: through,
    StdinOnce: through,
    AttachStdin: through,
    AttachStdout: through,
    AttachStderr: through,
    Tty: false,
    HostConfig: {
      AutoRemove: true,
      NetworkMode: 'none',
      ReadonlyRootfs: true,
      CapDrop: ['ALL'],
      SecurityOpt: security(daemon, filter),
      ...(daemon.podman ? {} : { MaskedPaths: [], ReadonlyPaths: [] }),
      PidsLimit: mostTasks,
      ...(daemon.podman ? { Ulimits: podmanLimits } : {}),
      NanoCpus: Math.min(mostProcessors, daemon.processors) * 1e9,
      ...memoryBound(firstBytes),
      Mounts: door ? mountOf(door) : [],
      Tmpfs: { '/tmp': tmpOptions(daemon) },
      ShmSize: 65_536,
      // What a container prints is its line to the judge; a log would keep every run's output on the daemon's disk.
      LogConfig: { Type: 'none', Config: {} },
      RestartPolicy: { Name: 'no' },
      IpcMode: 'private',
      OomScoreAdj: 500,
    },
  };
}
