/** Where this process may make control groups, from what the kernel tells of its own groups and of the mounts. */
import { posix } from 'node:path';

export interface Hierarchy {
  /** Folder under which groups may be made. */
  readonly parent: string;
  /** Of a group in it; a file that its controllers do not bring is absent. */
  readonly files: {
    readonly memory?: string;
    readonly pids?: string;
    readonly kills?: string;
    /** Swap beside the memory; version 1 bounds it with another meaning. */
    readonly swap?: string;
  };
}

interface Mount {
  readonly root: string;
  readonly place: string;
  readonly kind: string;
  readonly options: readonly string[];
}

const mountOf = (line: string): Mount | null => {
  const [before = '', after = ''] = line.split(' - ');
  const [, , , root = '', place = ''] = before.split(' ');
  const [kind = '', , options = ''] = after.split(' ');
  return kind.startsWith('cgroup') ? { root, place, kind, options: options.split(',') } : null;
};

const v1 = { memory: 'memory.limit_in_bytes', kills: 'memory.oom_control' };
const v2 = {
  memory: 'memory.max',
  pids: 'pids.max',
  kills: 'memory.events',
  swap: 'memory.swap.max',
};

/** The folder of a group, where the mount shows it. */
function folderOf({ root, place }: Mount, group: string): string | null {
  const below = posix.relative(root, group);
  return below.startsWith('..') ? null : posix.join(place, below);
}

/**
 * @param groups the content of /proc/self/cgroup: a line `number:controllers:path` for each hierarchy
 * @param mounts the content of /proc/self/mountinfo; a machine may mount version 2 beside version 1, or alone
 */
export function hierarchiesOf(groups: string, mounts: string): Hierarchy[] {
  const found = mounts.split('\n').flatMap((line) => mountOf(line) ?? []);
  return groups
    .trim()
    .split('\n')
    .flatMap((line): Hierarchy[] => {
      const [, controllers = '', ...rest] = line.split(':');
      const group = rest.join(':');
      const mount = found.find(({ kind, options }) =>
        controllers === '' ? kind === 'cgroup2' : kind === 'cgroup' && options.includes(controllers),
      );
      // Version 2 keeps processes out of groups that have controlled children: the group beside ours may have them.
      const parent = mount && folderOf(mount, controllers === '' ? posix.dirname(group) : group);
      if (!parent) return [];
      if (controllers === 'memory') return [{ parent, files: v1 }];
      if (controllers === 'pids') return [{ parent, files: { pids: 'pids.max' } }];
      return controllers === '' ? [{ parent, files: v2 }] : [];
    });
}
