import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { TemporaryFile } from './temporary-file.js';

const usual = process.env.TMPDIR;
afterEach(() => {
  if (usual === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = usual;
});

test('bytes are read back, and no name stands in the folder', () => {
  process.env.TMPDIR = mkdtempSync(join(tmpdir(), 'rlvr-temporary-'));
  const file = new TemporaryFile();
  file.append(Buffer.from('one '));
  file.append(new Uint8Array(0));
  file.append(Buffer.from('two'));
  expect(file.size).toBe(7);
  const read = Buffer.alloc(5);
  file.read(read, 2);
  expect(read.toString()).toBe('e two');
  expect(readdirSync(process.env.TMPDIR)).toEqual([]);
  file.close();
  file.close();
});

test('an error names the folder', () => {
  process.env.TMPDIR = join(tmpdir(), 'rlvr-that-is-not-there');
  expect(() => new TemporaryFile().append(Buffer.from('x'))).toThrow(
    expect.objectContaining({ code: 'ENOENT', path: process.env.TMPDIR }),
  );
});

test('what was not appended or is closed is not read', () => {
  const file = new TemporaryFile();
  file.append(Buffer.from('x'));
  expect(() => file.read(Buffer.alloc(2), 0)).toThrow(RangeError);
  file.close();
  expect(() => file.read(Buffer.alloc(1), 0)).toThrow();
});
