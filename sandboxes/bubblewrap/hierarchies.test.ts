import { expect, test } from 'vitest';
import { hierarchiesOf } from './hierarchies.js';

const mount = (root: string, place: string, kind: string, options: string): string =>
  `31 24 0:27 ${root} ${place} rw,nosuid - ${kind} ${kind} rw,${options}`;

test('version 1: each controller in a tree of its own', () => {
  const groups = '8:pids:/judge\n4:memory:/judge/one\n3:cpuset:/\n0::/\n';
  const mounts = [
    mount('/', '/sys/fs/cgroup/memory', 'cgroup', 'memory'),
    mount('/', '/sys/fs/cgroup/pids', 'cgroup', 'pids'),
  ].join('\n');
  expect(hierarchiesOf(groups, mounts).map(({ parent }) => parent)).toEqual([
    '/sys/fs/cgroup/pids/judge',
    '/sys/fs/cgroup/memory/judge/one',
  ]);
});

test('version 2: groups are made beside the one that this process is in', () => {
  const groups = '0::/user.slice/user-1000.slice/app.slice/judge.scope\n';
  const [only, ...more] = hierarchiesOf(groups, mount('/', '/sys/fs/cgroup', 'cgroup2', 'nsdelegate'));
  expect(more).toEqual([]);
  expect(only).toMatchObject({
    parent: '/sys/fs/cgroup/user.slice/user-1000.slice/app.slice',
    files: { memory: 'memory.max', pids: 'pids.max', kills: 'memory.events' },
  });
});

test('version 2 beside version 1 is looked for where it is mounted', () => {
  const mounts = [
    mount('/', '/sys/fs/cgroup/memory', 'cgroup', 'memory'),
    mount('/', '/sys/fs/cgroup/unified', 'cgroup2', 'nsdelegate'),
  ].join('\n');
  expect(hierarchiesOf('4:memory:/\n0::/a/b\n', mounts).map(({ parent }) => parent)).toEqual([
    '/sys/fs/cgroup/memory',
    '/sys/fs/cgroup/unified/a',
  ]);
});

test('in a container: paths are told from the machine, and the mount shows a part of the tree', () => {
  const mounts = mount('/docker/abc', '/sys/fs/cgroup/memory', 'cgroup', 'memory');
  expect(hierarchiesOf('4:memory:/docker/abc/judge\n', mounts)).toMatchObject([
    { parent: '/sys/fs/cgroup/memory/judge' },
  ]);
  expect(hierarchiesOf('4:memory:/elsewhere\n', mounts)).toEqual([]);
});

test('a machine without control groups has none', () => {
  expect(hierarchiesOf('', '24 1 0:21 / /proc rw - proc proc rw\n')).toEqual([]);
});
