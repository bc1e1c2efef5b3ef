import { once } from 'node:events';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { findDaemon } from './daemon.js';

const root = process.getuid?.() === 0;
/** One that nothing is granted to. */
const ordinaryId = 65_534;

/** Root passes every door, and so lays its power down meanwhile. */
async function asOrdinaryUser<T>(act: () => Promise<T>): Promise<T> {
  if (!root) return act();
  process.setegid?.(ordinaryId);
  process.seteuid?.(ordinaryId);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
    process.setegid?.(0);
  }
}

/** A group that is named on this machine: the user's own, or for root another than root's, as docker's is. */
const groupId = root ? 1 : (process.getgid?.() ?? 0);
const groupName = readFileSync('/etc/group', 'utf8')
  .split('\n')
  .map((line) => line.split(':'))
  .find((fields) => fields[2] === String(groupId))?.[0];

async function refusal(mode: number, folderMode: number): Promise<unknown> {
  const folder = mkdtempSync(join(tmpdir(), 'daemon-'));
  chmodSync(folder, 0o755);
  const inner = join(folder, 'run');
  mkdirSync(inner);
  const path = join(inner, 'docker.sock');
  const server = createServer();
  await once(server.listen(path), 'listening');
  chmodSync(path, mode);
  if (root) chownSync(path, 0, groupId);
  chmodSync(inner, folderMode);
  vi.stubEnv('DOCKER_HOST', `unix://${path}`);
  const refused = await asOrdinaryUser(() => findDaemon().catch((error) => error));
  vi.unstubAllEnvs();
  chmodSync(inner, 0o755);
  server.close();
  rmSync(folder, { recursive: true });
  return refused;
}

// The client is loaded by whoever asks first, which an ordinary user could not where the tests stand in root's home.
await findDaemon().catch(() => undefined);

test('a socket for a group that the user is not in: the permission is the cause, and becoming a member mends it', async () => {
  expect(await refusal(0o060, 0o755)).toMatchObject({
    code: 'sandbox-unavailable',
    message: expect.stringMatching(/^this user has no permission .*run\/docker\.sock: connect EACCES/),
    // A group that the machine has no name for can be given to nobody.
    remedy: groupName
      ? `sudo usermod -aG ${groupName} $USER && newgrp ${groupName}`
      : expect.stringContaining('systemctl --user start'),
  });
});

test.each([
  ['a socket for nobody else', 0, 0o755],
  ['a socket in a closed folder', 0o666, 0],
])('%s: the permission is the cause, and a daemon of their own mends it', async (_name, mode, folderMode) => {
  expect(await refusal(mode, folderMode)).toMatchObject({
    message: expect.stringMatching(/^this user has no permission /),
    remedy: expect.stringContaining('systemctl --user start'),
  });
});

test('a named socket that is not there is away, not closed', async () => {
  vi.stubEnv('DOCKER_HOST', 'unix:///nowhere/docker.sock');
  await expect(findDaemon()).rejects.toMatchObject({
    message: expect.stringContaining('connect ENOENT /nowhere/docker.sock'),
    remedy: 'start it, or correct DOCKER_HOST',
  });
  vi.unstubAllEnvs();
});
