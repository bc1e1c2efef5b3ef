/** The walls between a container and its system, as arguments of bwrap: the same ones on this machine and in an image. */
import { lstatSync, readlinkSync } from 'node:fs';
import { headerFolder, headerFolderOfImages } from '../cpp-header.js';
import { commandFolders } from '../languages.js';

/** Whose `/usr` it is: this machine's, or that of an image of Debian, which this machine cannot look into. */
export type System = 'machine' | 'image';

/** The system: `/usr`, and what of it stands at the root, as links where the machine has links. */
function systemFolders(system: System): string[] {
  const usr = ['--ro-bind', '/usr', '/usr'];
  if (system === 'image')
    return [
      ...usr,
      ...['bin', 'sbin', 'lib', 'lib64'].flatMap((name) => ['--symlink', `usr/${name}`, `/${name}`]),
    ];
  const folders = ['bin', 'sbin', 'lib', 'lib32', 'lib64', 'libx32'].flatMap((name) => {
    const path = `/${name}`;
    const found = lstatSync(path, { throwIfNoEntry: false });
    if (!found) return [];
    return found.isSymbolicLink() ? ['--symlink', readlinkSync(path), path] : ['--ro-bind', path, path];
  });
  return [...usr, ...folders];
}

/**
 * What the tools of `/usr` look for outside of it: which of several is meant, and settings that their packages bring. Without
 * them PHP, whose extensions are loaded by files there, has neither ctype nor iconv.
 */
const settings = [
  '/etc/alternatives',
  ...[11, 17, 21, 25].map((version) => `/etc/java-${version}-openjdk`),
  ...['/etc/mono', '/etc/php'],
].flatMap((path) => ['--ro-bind-try', path, path]);

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
  PATH: commandFolders.join(':'),
  HOME: '/tmp',
  LANG: 'C.UTF-8',
  PYTHONHASHSEED: '0',
  PYTHONUTF8: '1',
  // Symbols are looked up once, before the copies are made.
  LD_BIND_NOW: '1',
}).flatMap(([name, value]) => ['--setenv', name, value]);

/** C++'s header, made beforehand: an image has it, or has no C++. On a machine it comes and goes, and the agent covers it with what is empty. */
function headers(system: System, folder: string | null): string[] {
  if (system === 'image') return ['--symlink', headerFolderOfImages, headerFolder];
  return folder === null ? [] : ['--ro-bind-try', folder, headerFolder, '--dir', '/empty'];
}

/**
 * Arguments of `bwrap` under which the agent is process 1 of its container; where its script comes from is to follow.
 * @param folder of this machine, with C++'s header made beforehand
 */
export function containerArguments(system: System, folder: string | null = null): string[] {
  return [
    ...['--unshare-all', '--unshare-user', '--unshare-cgroup-try', '--die-with-parent', '--new-session'],
    ...['--uid', '1000', '--gid', '1000', '--hostname', 'sandbox', '--as-pid-1'],
    ...systemFolders(system),
    ...settings,
    ...headers(system, folder),
    ...['--proc', '/proc', '--dir', '/tmp', ...devices, ...links, '--remount-ro', '/', '--chdir', '/'],
    // What the agent makes namespaces and mounts with; every program has lost it before it starts.
    ...['--cap-drop', 'ALL', '--cap-add', 'CAP_SYS_ADMIN', '--clearenv', ...environment],
    // Addresses decide the order of a set of objects: without this, two runs of a program could differ.
    ...['/usr/bin/setarch', '-R', '/usr/bin/python3', '-s', '-B'],
  ];
}
