/**
 * A control group round one container, where the machine grants one (root, or a delegated group): a hard bound on the memory
 * and the tasks of all that runs in it. Without it the agent's own accounting and the rlimits stand alone.
 */
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmdirSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { OuterBound } from '../agent/agent-process.js';
import { type Hierarchy, hierarchiesOf } from './hierarchies.js';

/** What the agent and the copies that wait hold beside the program; page cache of the system is reclaimed. */
const agentBytes = 67108864;
const mostTasks = 128;

const hierarchies = (): Hierarchy[] =>
  hierarchiesOf(readFileSync('/proc/self/cgroup', 'utf8'), readFileSync('/proc/self/mountinfo', 'utf8'));

const prefix = 'rlvr-';

/** Removes what a judge that was killed has left. */
function sweep(parent: string): void {
  for (const name of readdirSync(parent)) {
    const owner = /^rlvr-(\d+)-/.exec(name)?.[1];
    if (!owner || existsSync(`/proc/${owner}`)) continue;
    try {
      rmdirSync(join(parent, name));
    } catch {
      // Another judge was faster, or its processes are still dying: the next sweep takes it.
    }
  }
}

/** The process and all that descend from it. */
function family(pid: number): number[] {
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim();
  return [pid, ...children.split(' ').filter(Boolean).map(Number).flatMap(family)];
}

let count = 0;

function enterGroup(hierarchy: Hierarchy, name: string, pids: readonly number[]): string | null {
  const folder = join(hierarchy.parent, name);
  const { memory, pids: tasks, swap } = hierarchy.files;
  try {
    sweep(hierarchy.parent);
    mkdirSync(folder);
    const granted = [memory, tasks].some((file) => file && existsSync(join(folder, file)));
    if (!granted) throw new Error('no controller');
    if (tasks && existsSync(join(folder, tasks))) writeFileSync(join(folder, tasks), String(mostTasks));
    // Swap would only hide a program's size.
    if (swap && existsSync(join(folder, swap))) writeFileSync(join(folder, swap), '0');
    for (const pid of pids) writeFileSync(join(folder, 'cgroup.procs'), String(pid));
    return folder;
  } catch {
    // Not granted; the caller does without.
    if (existsSync(folder)) rmdirSync(folder);
    return null;
  }
}

async function remove(folder: string): Promise<void> {
  for (let attempt = 0; existsSync(folder) && attempt < 50; attempt++) {
    try {
      rmdirSync(folder);
    } catch {
      // The kernel lets go of a group a little after its last process.
      await wait(10);
    }
  }
}

/** How often the kernel has ended a process of the group. Asked after every run: the file stays open. Where it is not there, or closed, none is seen. */
function killCounter(path: string | undefined) {
  let fd = path === undefined ? undefined : openSync(path, 'r');
  const text = Buffer.alloc(512);
  return {
    read(): number {
      if (fd === undefined) return 0;
      const length = readSync(fd, text, 0, text.length, 0);
      return Number(/^oom_kill (\d+)$/m.exec(text.toString('latin1', 0, length))?.[1] ?? 0);
    },
    close(): void {
      if (fd !== undefined) closeSync(fd);
      fd = undefined;
    },
  };
}

/** Puts a container, named by the process that started it, into a group of its own; null where none is granted. */
export function groupFor(pid: number): OuterBound | null {
  const name = `${prefix}${process.pid}-${++count}`;
  let places: { folder: string; files: Hierarchy['files'] }[];
  try {
    const pids = family(pid);
    places = hierarchies().flatMap((hierarchy) => {
      const folder = enterGroup(hierarchy, name, pids);
      return folder ? [{ folder, files: hierarchy.files }] : [];
    });
  } catch {
    // No /proc of the expected form: not Linux as we know it, or the container has just died.
    return null;
  }
  const find = (key: 'memory' | 'kills'): string | undefined =>
    places
      .flatMap(({ folder, files }) => (files[key] ? [join(folder, files[key])] : []))
      .find((path) => existsSync(path));
  const [memory, kills] = [find('memory'), find('kills')];
  if (places.length === 0) return null;
  const counter = killCounter(kills);
  let bounded = 0;
  return {
    memory: memory !== undefined,
    bound(memoryBytes) {
      if (!memory || memoryBytes === bounded) return;
      bounded = memoryBytes;
      try {
        writeFileSync(memory, String(Math.floor(memoryBytes) + agentBytes));
      } catch {
        // Version 1 cannot lower a bound below what is still held; the next run tries again.
        bounded = 0;
      }
    },
    memoryKills: counter.read,
    async remove() {
      counter.close();
      await Promise.all(places.map(({ folder }) => remove(folder)));
    },
  };
}
