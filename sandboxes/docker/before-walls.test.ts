import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const read = (path: string): string => readFileSync(new URL(path, import.meta.url), 'utf8');
const python = '/usr/bin/python3';
const say = (program: string): unknown =>
  JSON.parse(execFileSync(python, ['-c', program], { encoding: 'utf8' }));

const mount = (root: string, place: string, kind: string, options: string): string =>
  `31 24 0:27 ${root} ${place} ro,nosuid shared:1 - ${kind} ${kind} rw,${options}\n`;

/** Where a container looks, by what the kernel tells it of its groups and mounts. */
function looks(groups: string, mounts: string): unknown {
  const files = JSON.stringify({ '/proc/self/cgroup': groups, '/proc/self/mountinfo': mounts });
  return say(
    `${read('./kills.py')}\nimport io, json\nopen = lambda path: io.StringIO(${files}[path])\nprint(json.dumps(list(_counts())))`,
  );
}

/** What the agent reads in a file. */
function counts(text: string): unknown {
  const folder = mkdtempSync(join(tmpdir(), 'kills-'));
  writeFileSync(join(folder, 'events'), text);
  const program = `import json, os\n${read('../agent/kills.py')}\nprint(json.dumps(Kills(os.open(${JSON.stringify(join(folder, 'events'))}, os.O_RDONLY)).count()))`;
  try {
    return say(program);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.skipIf(!existsSync(python))('the own control group is looked for where the mounts show it', () => {
  const own = mount('/docker/abc', '/sys/fs/cgroup/memory', 'cgroup', 'memory');
  const cpu = mount('/docker/abc', '/sys/fs/cgroup/cpu', 'cgroup', 'cpu');
  expect(looks('4:memory:/docker/abc\n1:cpu:/docker/abc\n0::/docker/abc\n', cpu + own)).toEqual([
    '/sys/fs/cgroup/memory/./memory.oom_control',
  ]);
  expect(looks('0::/\n', mount('/', '/sys/fs/cgroup', 'cgroup2', 'nsdelegate'))).toEqual([
    '/sys/fs/cgroup/./memory.events',
  ]);
  // A daemon that shows containers the machine's whole tree: others' kills are counted above.
  expect(looks('0::/docker/abc\n', mount('/', '/sys/fs/cgroup', 'cgroup2', 'nsdelegate'))).toEqual([
    '/sys/fs/cgroup/docker/abc/memory.events',
  ]);
  expect(looks('0::/elsewhere\n', mount('/docker/abc', '/sys/fs/cgroup', 'cgroup2', 'rw'))).toEqual([]);
  expect(looks('', '24 1 0:21 / /proc rw - proc proc rw\n')).toEqual([]);
});

test.skipIf(!existsSync(python))('the count is read in both versions, and none where there is none', () => {
  expect(counts('low 0\nhigh 0\nmax 12\noom 2\noom_kill 3\noom_group_kill 0\n')).toBe(3);
  expect(counts('oom_kill_disable 0\nunder_oom 0\noom_kill 7\n')).toBe(7);
  expect(counts('oom_kill_disable 0\nunder_oom 0\n')).toBe(null);
  expect(counts('')).toBe(null);
});
