import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lockFile } from './lock.js';

const locked = { what: 'state', flags: '--state' };
const newPath = () => join(mkdtempSync(join(tmpdir(), 'rlvr-lock-')), 'state');

test('a second holder is refused until the first lets go', () => {
  const path = newPath();
  const release = lockFile(path, locked);
  expect(() => lockFile(path, locked)).toThrow(`the state is in use by process ${process.pid}`);
  release();
  lockFile(path, locked)();
  expect(existsSync(`${path}.lock`)).toBe(false);
});

test('a lock is taken over from a process that was killed a moment ago', async () => {
  const path = newPath();
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
  await new Promise((resolve) => child.once('spawn', resolve));
  writeFileSync(`${path}.lock`, `${child.pid}@${hostname()}`);
  expect(() => lockFile(path, locked)).toThrow('in use');
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGKILL');
  await ended;
  lockFile(path, locked)();
});

test('a process of another machine holds its lock while it gives signs of life', () => {
  const path = newPath();
  writeFileSync(`${path}.lock`, '1@another-machine');
  expect(() => lockFile(path, locked)).toThrow('in use by process 1 on another-machine');
  const longAgo = new Date(Date.now() - 600_000);
  utimesSync(`${path}.lock`, longAgo, longAgo);
  const release = lockFile(path, locked);
  expect(readFileSync(`${path}.lock`, 'utf8')).toBe(`${process.pid}@${hostname()}`);
  release();
});

test('a lock that names nobody is taken over', () => {
  const path = newPath();
  writeFileSync(`${path}.lock`, '');
  lockFile(path, locked)();
});
