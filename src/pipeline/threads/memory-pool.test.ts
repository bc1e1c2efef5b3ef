import { expect, test } from 'vitest';
import { MemoryPool } from './memory-pool.js';

test('memory is used again once it is back, and not before', () => {
  const pool = new MemoryPool(1000);
  const [first, second] = [pool.take(), pool.take()];
  expect(second).not.toBe(first);
  pool.giveBack(first);
  expect(pool.take()).toBe(first);
  pool.giveBack(new ArrayBuffer(100));
  expect(pool.take().byteLength).toBe(first.byteLength);
});
