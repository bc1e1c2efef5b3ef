import { existsSync, readFileSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { availableParallelism, freemem, homedir, tmpdir, totalmem } from 'node:os';
import { type Condition, type Examination, works } from './examination.js';

/** The least Node.js that package.json asks for. */
const leastNode = [20, 18, 1] as const;
/** Room below which a build is likely to end in the middle. */
const leastDiskBytes = 2 ** 30;

export const machine: Examination = {
  title: 'machine',
  look: async () => [
    node(),
    works('cores', `${availableParallelism()} processors for worker threads`),
    works('memory', `${gigabytes(freemem())} of ${gigabytes(totalmem())} free`),
    await disk('disk:here', process.cwd()),
    await disk('disk:cache', process.env.XDG_CACHE_HOME || homedir()),
    await disk('disk:temporary', tmpdir()),
    ...(process.platform === 'linux' ? [cgroups(), namespaces()] : []),
  ],
};

function node(): Condition {
  const found = process.versions.node.split('.').map(Number);
  const old = leastNode.findIndex((part, at) => found[at] !== part);
  const behind = old >= 0 && (found[old] ?? 0) < (leastNode[old] as number);
  if (!behind) return works('node', process.version);
  const remedy = 'install Node.js 22 or newer: nodejs.org, or nvm install 22';
  return {
    name: 'node',
    state: 'broken',
    detail: `${process.version} is older than ${leastNode.join('.')}`,
    remedy,
  };
}

async function disk(name: string, folder: string): Promise<Condition> {
  try {
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const detail = `${gigabytes(free)} free in ${folder}`;
    return free >= leastDiskBytes
      ? works(name, detail)
      : { name, state: 'broken', detail, remedy: `make room in ${folder}` };
  } catch (error) {
    return {
      name,
      state: 'broken',
      detail: `${folder}: ${(error as Error).message}`,
      remedy: `make ${folder} readable`,
    };
  }
}

/** Control groups bound the memory of programs as a whole; without them each process is bounded by itself. */
function cgroups(): Condition {
  const name = 'cgroups';
  const controllers = '/sys/fs/cgroup/cgroup.controllers';
  if (existsSync(controllers)) {
    const has = readFileSync(controllers, 'utf8').trim().split(' ');
    return works(name, `version 2 with ${has.join(', ') || 'no controllers'}`);
  }
  if (existsSync('/sys/fs/cgroup/memory')) return works(name, 'version 1');
  return {
    name,
    state: 'missing',
    detail: 'not mounted at /sys/fs/cgroup',
    remedy: 'mount -t cgroup2 none /sys/fs/cgroup (as root)',
  };
}

/** Bubblewrap needs them where it is not run by root. */
function namespaces(): Condition {
  const name = 'user-namespaces';
  const switches = [
    {
      path: '/proc/sys/user/max_user_namespaces',
      off: '0',
      remedy: 'sysctl -w user.max_user_namespaces=15000 (as root)',
    },
    {
      path: '/proc/sys/kernel/unprivileged_userns_clone',
      off: '0',
      remedy: 'sysctl -w kernel.unprivileged_userns_clone=1 (as root)',
    },
    {
      path: '/proc/sys/kernel/apparmor_restrict_unprivileged_userns',
      off: '1',
      remedy: 'sysctl -w kernel.apparmor_restrict_unprivileged_userns=0 (as root)',
    },
  ];
  const closed = switches.find(
    ({ path, off }) => existsSync(path) && readFileSync(path, 'utf8').trim() === off,
  );
  if (closed === undefined) return works(name, 'allowed');
  const value = closed.off;
  return { name, state: 'missing', detail: `${closed.path} is ${value}`, remedy: closed.remedy };
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}
