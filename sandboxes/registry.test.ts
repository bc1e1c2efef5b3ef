import { expect, test } from 'vitest';
import { backends, openSandbox, SandboxUnavailable } from './index.js';

test('an unknown name is refused with the names that exist', async () => {
  const refused = openSandbox('chroot', { workers: 1 });
  await expect(refused).rejects.toBeInstanceOf(SandboxUnavailable);
  await expect(refused).rejects.toMatchObject({
    code: 'sandbox-unavailable',
    remedy: expect.stringContaining('wasm'),
  });
});

test('auto opens a backend that works', async () => {
  const sandbox = await openSandbox('auto', { workers: 1 });
  expect(backends.map((backend) => backend.name)).toContain(sandbox.backend);
  await sandbox.close();
});
