import { setTimeout } from 'node:timers/promises';
import { expect, test, vi } from 'vitest';
import { freeMemory } from './free-memory.js';

test('memory goes back to the system, and nothing can be read there any more', async () => {
  const bytes = 2 ** 27;
  const filled = new Uint8Array(bytes).fill(1);
  const rss = () => process.memoryUsage().rss;
  const before = rss();
  await setTimeout(100);
  expect(rss()).toBeGreaterThan(before - bytes / 2);
  freeMemory([filled.buffer]);
  expect(filled).toHaveLength(0);
  await vi.waitFor(() => expect(rss()).toBeLessThan(before - bytes / 2), { timeout: 5000 });
});
