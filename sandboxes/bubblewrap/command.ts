/** The command that opens a container. */
import { lstatSync, readlinkSync } from 'node:fs';

/**
 * Root runs containers as this user, which no account has: root inside a namespace would still own the files of the host's
 * root, `/proc/sys` among them.
 */
export const nobodysId = 64_999;

/** The system: `/usr`, and what of it stands at the root, as links where the host has links. */
function systemFolders(): string[] {
  const folders = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'].flatMap((name) => {
    const path = `/${name}`;
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return [];
    return found.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
  });
  return ['--ro-bind', '/usr', '/usr', ...folders];
}

/** What the tools of `/usr` look for outside of it: which of several is meant, and settings that their packages bring. */
const settings = ['/etc/alternatives', '/etc/java-17-openjdk', '/etc/java-21-openjdk', '/etc/mono'].flatMap(
  (path) => ['--ro-bind-try', path, path],
);

const devices = ['null', 'zero', 'full', 'random', 'urandom'].flatMap((name) => [
  '--dev-bind',
  `/dev/${name}`,
  `/dev/${name}`,
]);

const links = [
  ['/proc/self/fd', '/dev/fd'],
  ['/proc/self/fd/0', '/dev/stdin'],
  ['/proc/self/fd/1', '/dev/stdout'],
  ['/proc/self/fd/2', '/dev/stderr'],
  // POSIX semaphores and shared memory live in the run's own directory, and go with it.
  ['/tmp', '/dev/shm'],
].flatMap(([to = '', from = '']) => ['--symlink', to, from]);

const environment = Object.entries({
  PATH: '/usr/local/bin:/usr/bin:/bin',
  HOME: '/tmp',
  LANG: 'C.UTF-8',
  PYTHONHASHSEED: '0',
  PYTHONUTF8: '1',
  // Symbols are looked up once, before the copies are made.
  LD_BIND_NOW: '1',
}).flatMap(([name, value]) => ['--setenv', name, value]);

/** Arguments of `bwrap` under which the agent, a script on standard input, is process 1 of its container. */
export function containerArguments(): string[] {
  return [
    ...['--unshare-all', '--unshare-user', '--unshare-cgroup-try', '--die-with-parent', '--new-session'],
    ...['--uid', '1000', '--gid', '1000', '--hostname', 'sandbox', '--as-pid-1'],
    ...systemFolders(),
    ...settings,
    ...['--proc', '/proc', '--dir', '/tmp', ...devices, ...links, '--remount-ro', '/', '--chdir', '/'],
    // What the agent makes namespaces and mounts with; every program has lost it before it starts.
    ...['--cap-drop', 'ALL', '--cap-add', 'CAP_SYS_ADMIN', '--clearenv', ...environment],
    // Addresses decide the order of a set of objects: without this, two runs of a program could differ.
    ...['/usr/bin/setarch', '-R', '/usr/bin/python3', '-s', '-B', '-'],
  ];
}
