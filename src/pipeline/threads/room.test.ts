import { expect, test } from 'vitest';
import { Room, Rooms } from './room.js';

test('a room gives one place behind the other, and none where there is not enough left', () => {
  const room = new Room(new ArrayBuffer(100));
  expect(room.take(60)).toMatchObject({ byteOffset: 0, byteLength: 60 });
  expect(room.take(41)).toBeUndefined();
  expect(room.take(40)).toMatchObject({ byteOffset: 60, byteLength: 40 });
  expect(room.take(0)).toMatchObject({ byteLength: 0 });
  expect(room.take(1)).toBeUndefined();
  expect(new Room(room.memory, 30).take(20)).toMatchObject({ byteOffset: 30 });
});

test('the memory of a room is used again once it is back, and not before', () => {
  const rooms = new Rooms();
  const [first, second] = [rooms.open(), rooms.open()];
  expect(second.memory).not.toBe(first.memory);
  first.take(10);
  rooms.close(first.memory);
  const third = rooms.open();
  expect(third.memory).toBe(first.memory);
  expect(third.take(10)).toMatchObject({ byteOffset: 0 });
  rooms.close(new ArrayBuffer(100));
  expect(rooms.open().memory.byteLength).toBe(third.memory.byteLength);
});
