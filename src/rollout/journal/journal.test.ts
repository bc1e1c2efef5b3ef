import {
  appendFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openJournal } from './journal.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-journal-'));
const path = join(folder, 'journal');
afterEach(() => rmSync(path, { force: true }));

const open = (settings = {}, told: string[] = []) =>
  openJournal(path, { seed: 1, ...settings }, (line) => told.push(line));
const choices = (...texts: string[]) => texts.map((text) => ({ text, finish: 'stop' }));
const correct = { outcome: 'correct', reward: 1, reason: 'equal' } as const;

test('what was added is there in the next life', () => {
  const first = open();
  first.add('k', 'id', 0, choices('zero', 'one ü\n'));
  first.add('k', 'id', 3, choices('three'));
  first.addVerdict('k', 1, 't', correct);
  first.close();
  const second = open();
  expect([0, 1, 2, 3, 4].map((at) => second.choice('k', at)?.text)).toEqual([
    'zero',
    'one ü\n',
    undefined,
    'three',
    undefined,
  ]);
  expect(second.count('k')).toBe(2);
  expect(second.verdict('k', 1, 't')).toEqual(correct);
  expect(second.verdict('k', 1, 'another truth')).toBe(undefined);
  second.close();
});

test('cut anywhere, it holds what stands before the cut, and can be gone on with', () => {
  const journal = open();
  journal.add('k', 'id', 0, choices('zero'));
  const whole = readFileSync(path).length;
  journal.add('k', 'id', 1, choices('one'));
  journal.close();
  const bytes = readFileSync(path);
  for (let end = whole; end <= bytes.length; end++) {
    writeFileSync(path, bytes);
    truncateSync(path, end);
    const again = open();
    expect(again.choice('k', 0)?.text).toBe('zero');
    expect(again.choice('k', 1)?.text).toBe(end === bytes.length ? 'one' : undefined);
    again.add('k', 'id', 5, choices('five'));
    again.close();
    const last = open();
    expect(last.choice('k', 5)?.text).toBe('five');
    last.close();
  }
});

test('a damaged line is passed over and told', () => {
  const journal = open();
  journal.add('k', 'id', 0, choices('zero'));
  journal.close();
  appendFileSync(path, '{"key":"k","first":1}\nrubbish\n');
  const told: string[] = [];
  const again = open({}, told);
  expect(again.count('k')).toBe(1);
  expect(told.join()).toContain('2 damaged lines passed over');
  again.close();
});

test('other settings are refused by name, and nothing is left locked', () => {
  open().close();
  expect(() => open({ seed: 2, temperature: 0.5 })).toThrow('seed 1 → 2, temperature none → 0.5');
  open().close();
});

test('a journal in use is refused, that of a dead process is taken over', () => {
  const journal = open();
  expect(() => open()).toThrow(`in use by process ${process.pid}`);
  journal.close();
  expect(existsSync(`${path}.lock`)).toBe(false);
  writeFileSync(`${path}.lock`, '4194399');
  open().close();
});
