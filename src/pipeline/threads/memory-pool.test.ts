import { expect, test } from 'vitest';
import { MemoryPool, PooledMemory } from './memory-pool.js';

test('a piece of memory gives one place behind the other, and none where there is not enough left', () => {
  const memory = new PooledMemory(new ArrayBuffer(100));
  expect(memory.take(60)).toMatchObject({ byteOffset: 0, byteLength: 60 });
  expect(memory.take(41)).toBeUndefined();
  expect(memory.take(40)).toMatchObject({ byteOffset: 60, byteLength: 40 });
  expect(memory.take(0)).toMatchObject({ byteLength: 0 });
  expect(memory.take(1)).toBeUndefined();
});

test('memory is used again once it is back, and not before', () => {
  const pool = new MemoryPool();
  const [first, second] = [pool.take(), pool.take()];
  expect(second.buffer).not.toBe(first.buffer);
  first.take(10);
  pool.giveBack(first.buffer);
  const third = pool.take();
  expect(third.buffer).toBe(first.buffer);
  expect(third.take(10)).toMatchObject({ byteOffset: 0 });
  pool.giveBack(new ArrayBuffer(100));
  expect(pool.take().buffer.byteLength).toBe(third.buffer.byteLength);
});
