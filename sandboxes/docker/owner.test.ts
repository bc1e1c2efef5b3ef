import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { isOrphan, ownLabels } from './owner.js';

const hidden = (): null => null;
const [[name, own] = ['', '']] = Object.entries(ownLabels());
/** This process's label with the parts from the end replaced: the time of start, the process, the space of its number. */
function changed(...last: readonly (string | undefined)[]): Record<string, string> {
  const parts = own.split('/').reverse();
  return {
    [name]: parts
      .map((part, i) => last[i] ?? part)
      .reverse()
      .join('/'),
  };
}

test('the container of a process that is here stays, even where /proc does not show it to this user', () => {
  expect(isOrphan(ownLabels())).toBe(false);
  expect(isOrphan(ownLabels(), hidden)).toBe(false);
});

test('the container of a process that is gone is an orphan, also when another has its number', () => {
  const gone = String(spawnSync('true').pid);
  expect(isOrphan(changed(undefined, gone))).toBe(true);
  expect(isOrphan(changed(undefined, gone), hidden)).toBe(true);
  expect(isOrphan(changed('1'))).toBe(true);
});

test('processes that are numbered elsewhere are nothing to judge by, whatever the name of their machine', () => {
  const gone = String(spawnSync('true').pid);
  expect(isOrphan(changed(undefined, gone, 'pid:[1]'))).toBe(false);
});
