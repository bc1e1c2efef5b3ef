import { expect, test } from 'vitest';
import { Room, Rooms } from './room.js';

test('a room gives one place behind the other, and none where there is not enough left', () => {
  const room = new Room({ memory: new SharedArrayBuffer(100), used: 0 });
  expect(room.take(60)).toMatchObject({ byteOffset: 0, byteLength: 60 });
  expect(room.take(41)).toBeUndefined();
  expect(room.take(40)).toMatchObject({ byteOffset: 60, byteLength: 40 });
  expect(room.take(0)).toMatchObject({ byteLength: 0 });
  expect(room.take(1)).toBeUndefined();
});

test('another thread goes on where this one ended', () => {
  const room = new Room({ memory: new SharedArrayBuffer(100), used: 0 });
  room.take(30)?.fill(1);
  const other = new Room(structuredClone(room.place()));
  other.take(20)?.fill(2);
  expect(new Uint8Array(room.memory, 28, 4)).toEqual(Uint8Array.of(1, 1, 2, 2));
});

test('a room is used again once it is closed, and not before', () => {
  const rooms = new Rooms();
  const [first, second] = [rooms.open(), rooms.open()];
  expect(second.memory).not.toBe(first.memory);
  first.take(10);
  rooms.close(first);
  const third = rooms.open();
  expect(third.memory).toBe(first.memory);
  expect(third.take(10)).toMatchObject({ byteOffset: 0 });
  expect(rooms.open().memory).not.toBe(first.memory);
});
