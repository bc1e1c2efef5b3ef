/** What bubblewrap's containers hold on the machine, looked at from outside: killed parts, and what is left after the end. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import type { AgentEvents } from '#sandboxes/agent/agent-process.js';
import { type Container, openContainer } from '#sandboxes/agent/container.js';
import type { Order } from '#sandboxes/agent/order.js';
import { startAgent } from '#sandboxes/bubblewrap/agent-process.js';
import { bubblewrap } from '#sandboxes/bubblewrap/index.js';
import type { Limits, Program } from '#sandboxes/sandbox.js';
import { describeBackend } from './each-backend.js';

const limits: Limits = { timeMs: 5000, memoryBytes: 134217728, outputBytes: 65536 };
const python = (source: string): Program => ({
  language: 'python',
  files: { 'main.py': source },
  entry: 'main.py',
  stdin: '',
});

/** The processes that descend from this one, deepest last. */
function descendants(pid = process.pid): number[] {
  const path = `/proc/${pid}/task/${pid}/children`;
  const children = existsSync(path) ? readFileSync(path, 'utf8').trim().split(' ').filter(Boolean) : [];
  return children.map(Number).flatMap((child) => [child, ...descendants(child)]);
}
const commandOf = (pid: number): string =>
  existsSync(`/proc/${pid}/comm`) ? readFileSync(`/proc/${pid}/comm`, 'utf8').trim() : '';
const parts = (command: string): number[] => descendants().filter((pid) => commandOf(pid) === command);
const groups = (): string[] =>
  ['memory', 'pids', '.'].flatMap((controller) => {
    const found = spawnSync('find', [`/sys/fs/cgroup/${controller}`, '-name', `rlvr-${process.pid}-*`]);
    return found.stdout.toString().split('\n').filter(Boolean);
  });
// Other tests have folders of their own in the usual one. An ordinary user must get into this one too.
process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'rlvr-lifecycle-'));
chmodSync(process.env.TMPDIR, 0o755);

/** Those of the other backend come and go: its tests run beside these. */
const left = (): { mounts: string[]; files: string[] } => ({
  mounts: readFileSync('/proc/self/mounts', 'utf8')
    .split('\n')
    .filter((line) => !/overlay|nsfs|docker|containerd/.test(line)),
  files: readdirSync(tmpdir()),
});
const until = async (holds: () => boolean): Promise<void> => {
  for (let i = 0; i < 500 && !holds(); i++) await new Promise((resolve) => setTimeout(resolve, 10));
};

await describeBackend(bubblewrap, () => {
  test('close leaves no process, no group, no mount and no file', async () => {
    const before = left();
    const sandbox = await bubblewrap.open({ workers: 2 });
    const running = sandbox.run(
      python('import os\nif os.fork() == 0: os.setsid()\nwhile True: pass'),
      limits,
    );
    await sandbox.run(python('print(1)'), limits);
    await sandbox.close();
    expect((await running).ending).toBe('sandbox_failure');
    expect([...parts('bwrap'), ...parts('python3')]).toEqual([]);
    expect(groups()).toEqual([]);
    expect(left()).toEqual(before);
  });

  test('a hundred hostile runs leave as many processes as were there', async () => {
    const sandbox = await bubblewrap.open({ workers: 1 });
    await sandbox.run(python('1'), limits);
    await until(() => parts('python3').length === 3);
    const idle = parts('python3').length;
    const hostile = [
      'import os\nif os.fork() == 0: os.setsid()\nwhile True:\n    try: os.fork()\n    except OSError: pass',
      'import os\nos.kill(0, 9)',
    ];
    for (let i = 0; i < 100; i++)
      expect((await sandbox.run(python(hostile[i % 2] ?? ''), { ...limits, timeMs: 30 })).ending).not.toBe(
        'sandbox_failure',
      );
    expect((await sandbox.run(python('print(7)'), limits)).stdout).toBe('7\n');
    await until(() => parts('python3').length === idle);
    expect(parts('python3').length).toBe(idle);
    await sandbox.close();
  });

  test.each(['bwrap', 'python3'])(
    'a killed %s in the middle of a run: it is run again, and is right',
    async (part) => {
      const sandbox = await bubblewrap.open({ workers: 1 });
      await sandbox.run(python('1'), limits);
      const run = sandbox.run(python('import time\ntime.sleep(0.4)\nprint("right")'), limits);
      await new Promise((resolve) => setTimeout(resolve, 100));
      process.kill(parts(part)[0] ?? 0, 'SIGKILL');
      expect(await run).toMatchObject({ ending: 'exited', stdout: 'right\n' });
      await sandbox.close();
    },
  );

  test('a copy that was killed while it waited is replaced, and no run fails for it', async () => {
    const host = {
      name: 'bubblewrap',
      start: (events: AgentEvents) => startAgent(events, null),
      bound: () => null,
    };
    const container = await new Promise<Container>((resolve, reject) => {
      const opened: Container = openContainer(host, {
        ready: () => resolve(opened),
        gone: (_, cause) => reject(new Error(cause)),
      });
    });
    const order: Order = {
      files: { 'main.py': 'print("right")' },
      ...{ entry: 'main.py', arguments: [], stdin: '', command: null, environment: {}, runtimeBytes: 0 },
      collectBytes: 0,
    };
    for (let i = 0; i < 3; i++) {
      const waiting = parts('python3').at(-1) ?? 0;
      process.kill(waiting, 'SIGKILL');
      await until(() => readFileSync(`/proc/${waiting}/stat`, 'utf8').includes(') Z '));
      const answer = await container.run(order, limits);
      expect([answer?.head.failure, answer?.body.toString()]).toEqual([undefined, 'right\n']);
    }
    await container.end();
  });

  test('containers that die under a program again and again are a sandbox failure, never its ending', async () => {
    const sandbox = await bubblewrap.open({ workers: 1 });
    await sandbox.run(python('1'), limits);
    const run = sandbox.run(python('import time\ntime.sleep(3)'), limits);
    let over = false;
    void run.then(() => {
      over = true;
    });
    while (!over) {
      for (const pid of parts('bwrap')) process.kill(pid, 'SIGKILL');
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect((await run).ending).toBe('sandbox_failure');
    expect((await run).detail).not.toBe('');
    expect((await sandbox.run(python('print("next")'), limits)).stdout).toBe('next\n');
    await sandbox.close();
  });

  test('a file that would leave the working directory is a sandbox failure with the cause', async () => {
    const sandbox = await bubblewrap.open({ workers: 1 });
    const program = { ...python('1'), files: { 'main.py': '1', '../out.py': '1' } };
    expect(await sandbox.run(program, limits)).toMatchObject({
      ending: 'sandbox_failure',
      detail: expect.stringContaining('../out.py'),
    });
    expect((await sandbox.run(python('print(1)'), limits)).stdout).toBe('1\n');
    await sandbox.close();
  });

  test('a working directory that is full before the program starts is a sandbox failure with the cause', async () => {
    const sandbox = await bubblewrap.open({ workers: 1 });
    const many = Object.fromEntries(Array.from({ length: 17_000 }, (_, i) => [`${i}.txt`, '1']));
    expect(await sandbox.run({ ...python('1'), files: { 'main.py': '1', ...many } }, limits)).toMatchObject({
      ending: 'sandbox_failure',
      detail: expect.stringContaining('No space left on device'),
    });
    expect((await sandbox.run(python('print(1)'), limits)).stdout).toBe('1\n');
    await sandbox.close();
  });

  const root = process.getuid?.() === 0;
  test.skipIf(!root)('an ordinary user has it too (only root can become one to try)', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ordinary-'));
    cpSync(fileURLToPath(new URL('../../sandboxes', import.meta.url)), join(folder, 'sandboxes'), {
      recursive: true,
    });
    writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
    const source =
      'import os\nprint(os.getuid(), len(os.listdir("/proc")) > 0)\na = []\nwhile True: a.append(bytes(1 << 20))';
    const program = JSON.stringify(python(source));
    writeFileSync(
      join(folder, 'main.js'),
      `import { bubblewrap } from './sandboxes/bubblewrap/index.js';
       import { probe } from './sandboxes/probe.js';
       const sandbox = await bubblewrap.open({ workers: 2 });
       const run = await sandbox.run(${program}, ${JSON.stringify(limits)});
       await sandbox.close();
       console.log(JSON.stringify({ probe: await probe(bubblewrap), run }));`,
    );
    spawnSync('chmod', ['-R', 'a+rX', folder]);
    const ended = spawnSync(process.execPath, [join(folder, 'main.js')], {
      uid: 65534,
      gid: 65534,
      cwd: '/',
      encoding: 'utf8',
    });
    rmSync(folder, { recursive: true });
    expect(ended.stderr).toBe('');
    expect(JSON.parse(ended.stdout)).toMatchObject({
      probe: { works: true },
      run: { ending: 'memory_limit', detail: '' },
    });
  });
});
