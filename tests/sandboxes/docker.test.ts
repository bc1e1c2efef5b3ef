/** What docker's containers hold on the daemon, looked at from outside: killed parts, and what is left after the end. */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createConnection, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import { findDaemon } from '#sandboxes/docker/daemon.js';
import { docker } from '#sandboxes/docker/index.js';
import { probe } from '#sandboxes/probe.js';
import type { Limits, Program } from '#sandboxes/sandbox.js';
import { describeBackend } from './each-backend.js';

const limits: Limits = { timeMs: 5000, memoryBytes: 134217728, outputBytes: 65536 };
const python = (source: string): Program => ({
  language: 'python',
  files: { 'main.py': source },
  entry: 'main.py',
  stdin: '',
});
const slow = python('import time\ntime.sleep(0.6)\nprint("right")');
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** The containers of one process. */
async function containersOf(client: Docker, pid = process.pid): Promise<Docker.ContainerInfo[]> {
  const all = await client.listContainers({ all: true, filters: { label: ['rlvr.owner'] } });
  return all.filter(({ Labels }) => Labels['rlvr.owner']?.split('/').at(-2) === String(pid));
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 300 && !(await holds()); i++) await pause(50);
}

/** A daemon that can be stopped and started again without touching the real one. */
async function interruptible(path: string, target: string) {
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const daemon = createConnection(target);
    for (const [from, to] of [
      [client, daemon],
      [daemon, client],
    ] as const) {
      sockets.add(from);
      from.on('error', () => to.destroy());
      from.on('close', () => to.destroy());
      from.pipe(to);
    }
  });
  const start = (): Promise<unknown> => once(server.listen(path), 'listening');
  const stop = async (): Promise<void> => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await closed;
  };
  await start();
  return { start, stop };
}

const onPodman = await findDaemon().then(
  ({ podman }) => podman,
  () => false,
);

await describeBackend(docker, () => {
  test('a container can do nothing that it need not, and close leaves none', async () => {
    const { docker: client } = await findDaemon();
    const sandbox = await docker.open({ workers: 2 });
    await sandbox.run(python('print(1)'), limits);
    await until(async () => (await containersOf(client)).length === 2);
    const [first] = await containersOf(client);
    const { HostConfig, Config } = await client.getContainer(first?.Id ?? '').inspect();
    expect(HostConfig).toMatchObject({ ReadonlyRootfs: true, NetworkMode: 'none', Privileged: false });
    expect(HostConfig.CapDrop?.length).toBeGreaterThan(0);
    expect(HostConfig.CapAdd ?? []).toEqual([]);
    expect(HostConfig.SecurityOpt).toContain('no-new-privileges');
    expect(HostConfig.PidsLimit).toBeGreaterThan(0);
    expect(HostConfig.Memory).toBeGreaterThan(0);
    // Podman calls the mount of the door a bind.
    if (!onPodman) expect(HostConfig.Binds ?? []).toEqual([]);
    // Nothing of the machine but its door, which was taken away when it had come in.
    for (const { Source, Target, ReadOnly } of HostConfig.Mounts ?? []) {
      expect([Target, ReadOnly]).toEqual(['/door', true]);
      expect(existsSync(Source)).toBe(false);
    }
    const looks = 'import os\nprint(os.path.exists("/door"), "door" in open("/proc/self/mounts").read())';
    expect((await sandbox.run(python(looks), limits)).stdout).toBe('False False\n');
    expect(Config.User).toBe('1000:1000');
    const running = sandbox.run(python('while True: pass'), limits);
    await pause(100);
    await sandbox.close();
    expect((await running).ending).toBe('sandbox_failure');
    expect(await containersOf(client)).toEqual([]);
  });

  test.skipIf(onPodman)('where a door cannot be made, containers speak through the daemon', async () => {
    const { docker: client } = await findDaemon();
    const before = process.env.TMPDIR;
    const folder = mkdtempSync(join(tmpdir(), 'far-'));
    // Longer than the address of a socket may be.
    process.env.TMPDIR = join(folder, 'x'.repeat(100));
    mkdirSync(process.env.TMPDIR);
    const sandbox = await docker.open({ workers: 1 });
    expect((await sandbox.run(python('print(1)'), limits)).stdout).toBe('1\n');
    const [info] = await containersOf(client);
    expect((await client.getContainer(info?.Id ?? '').inspect()).HostConfig.Mounts ?? []).toEqual([]);
    const run = sandbox.run(slow, limits);
    await pause(150);
    await client.getContainer(info?.Id ?? '').kill();
    expect(await run).toMatchObject({ ending: 'exited', stdout: 'right\n' });
    expect(readdirSync(process.env.TMPDIR)).toEqual([]);
    delete process.env.TMPDIR;
    if (before !== undefined) process.env.TMPDIR = before;
    rmSync(folder, { recursive: true });
    await sandbox.close();
    expect(await containersOf(client)).toEqual([]);
  });

  test.each(['remove', 'kill'] as const)(
    '%s in the middle of a run: it is run again, and is right',
    async (how) => {
      const { docker: client } = await findDaemon();
      const sandbox = await docker.open({ workers: 1 });
      await sandbox.run(python('1'), limits);
      const run = sandbox.run(slow, limits);
      await pause(150);
      const [info] = await containersOf(client);
      const container = client.getContainer(info?.Id ?? '');
      await (how === 'remove' ? container.remove({ force: true }) : container.kill());
      expect(await run).toMatchObject({ ending: 'exited', stdout: 'right\n' });
      await sandbox.close();
      expect(await containersOf(client)).toEqual([]);
    },
  );

  test('containers that die under a program again and again are a sandbox failure, never its ending', async () => {
    const { docker: client } = await findDaemon();
    const sandbox = await docker.open({ workers: 1 });
    await sandbox.run(python('1'), limits);
    let over = false;
    const run = sandbox.run(slow, limits).finally(() => {
      over = true;
    });
    while (!over) {
      for (const { Id, State } of await containersOf(client))
        if (State === 'running')
          await client
            .getContainer(Id)
            .remove({ force: true })
            .catch(() => undefined);
      await pause(20);
    }
    expect(await run).toMatchObject({ ending: 'sandbox_failure', exitCode: null });
    expect((await run).detail).not.toBe('');
    expect((await sandbox.run(python('print("next")'), limits)).stdout).toBe('next\n');
    await sandbox.close();
  });

  test('a killed judge leaves no container for long, and one it never started is swept up', async () => {
    const { docker: client } = await findDaemon();
    const source = `import { docker } from ${JSON.stringify(new URL('../../sandboxes/docker/index.js', import.meta.url).href)};
      const sandbox = await docker.open({ workers: 2 });
      void sandbox.run(${JSON.stringify(python('while True: pass'))}, { ...${JSON.stringify(limits)}, timeMs: 600000 });
      setTimeout(() => console.log('running'), 1000);
      setInterval(() => undefined, 1000);`;
    const judge = spawn(process.execPath, ['--input-type=module', '-e', source], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(judge.stdout, 'data');
    const pid = judge.pid ?? 0;
    const [info] = await containersOf(client, pid);
    expect(info?.State).toBe('running');
    const { Labels = {}, Image = '' } = info ?? {};
    const never = await client.createContainer({ Image, Cmd: ['true'], Labels });
    judge.kill('SIGKILL');
    await once(judge, 'exit');
    // As if it had been killed while a container came in.
    const door = mkdtempSync(join(tmpdir(), `rlvr-door-${pid}-`));
    await until(async () => (await containersOf(client, pid)).length <= 1);
    expect((await containersOf(client, pid)).map(({ Id }) => Id)).toEqual([never.id]);
    await (await docker.open({ workers: 1 })).close();
    expect(await containersOf(client, pid)).toEqual([]);
    expect(existsSync(door)).toBe(false);
  });

  test('a daemon that is restarted is waited for; one that stays away makes faults, not verdicts', async () => {
    const { address, docker: client } = await findDaemon();
    const folder = mkdtempSync(join(tmpdir(), 'daemon-'));
    const path = join(folder, 'docker.sock');
    const daemon = await interruptible(path, address.replace(/^unix:\/\//, ''));
    const before = process.env.DOCKER_HOST;
    process.env.DOCKER_HOST = `unix://${path}`;
    const sandbox = await docker.open({ workers: 1 });
    await sandbox.run(python('1'), limits);
    // A daemon that ends takes its containers with it.
    const takeContainers = async (): Promise<void> => {
      for (const { Id } of await containersOf(client)) await client.getContainer(Id).remove({ force: true });
    };
    const run = sandbox.run(slow, limits);
    await pause(100);
    await daemon.stop();
    await takeContainers();
    await pause(500);
    await daemon.start();
    expect(await run).toMatchObject({ ending: 'exited', stdout: 'right\n' });
    await daemon.stop();
    const late = sandbox.run(slow, limits);
    await takeContainers();
    expect(await late).toMatchObject({
      ending: 'sandbox_failure',
      detail: expect.stringContaining('not reachable'),
    });
    await sandbox.close();
    expect(await probe(docker)).toMatchObject({ works: false, reason: expect.stringContaining(path) });
    delete process.env.DOCKER_HOST;
    if (before !== undefined) process.env.DOCKER_HOST = before;
    rmSync(folder, { recursive: true });
    await until(async () => (await containersOf(client)).length === 0);
    expect(await containersOf(client)).toEqual([]);
  });

  // Podman does not tell how many processes there are.
  test.skipIf(onPodman)('hostile runs leave the container as it was', async () => {
    const sandbox = await docker.open({ workers: 1 });
    const { docker: client } = await findDaemon();
    await sandbox.run(python('1'), limits);
    const [info] = await containersOf(client);
    const processes = async (): Promise<number> =>
      (await client.getContainer(info?.Id ?? '').top()).Processes.length;
    await pause(300);
    const idle = await processes();
    const hostile = [
      'import os\nif os.fork() == 0: os.setsid()\nwhile True:\n    try: os.fork()\n    except OSError: pass',
      'import os\nos.kill(0, 9)',
    ];
    for (let i = 0; i < 10; i++)
      expect((await sandbox.run(python(hostile[i % 2] ?? ''), { ...limits, timeMs: 30 })).ending).not.toBe(
        'sandbox_failure',
      );
    expect((await sandbox.run(python('print(7)'), limits)).stdout).toBe('7\n');
    await pause(300);
    expect(await processes()).toBe(idle);
    expect((await containersOf(client)).map(({ Id }) => Id)).toEqual([info?.Id]);
    await sandbox.close();
  });
});
