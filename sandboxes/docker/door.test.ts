import { afterEach, expect, test, vi } from 'vitest';
import { isAway } from './daemon.js';
import { openDoor, sweepDoors } from './door.js';

afterEach(() => void vi.unstubAllEnvs());

// Containers speak through the daemon then; a failure that looked like the daemon's would be waited for.
test('where no folder for temporary files is there, no door is made, and the daemon is not blamed', async () => {
  vi.stubEnv('TMPDIR', '/nowhere/at/all');
  expect(() => sweepDoors()).not.toThrow();
  const refused = await openDoor().catch((error) => error);
  expect(refused.message).toMatch(/^no door can be made: ENOENT/);
  expect(isAway(refused)).toBe(false);
});
