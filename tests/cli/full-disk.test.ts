import { spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

// The device refuses every byte as a full disk does; other systems than Linux have none.
test.skipIf(process.platform !== 'linux')('a full disk is told, and is no bug of ours', async () => {
  const args = ['generate', '--family', 'shopping-bill', '--count', '2000'];
  const child = spawn(process.execPath, [main, ...args], {
    stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
  });
  let told = '';
  child.stderr?.on('data', (chunk) => {
    told += chunk;
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(told).toMatch(/the disk is full\n {2}→ make room/);
  expect(code).toBe(3);
});
