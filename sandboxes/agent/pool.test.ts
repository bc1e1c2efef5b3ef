import { expect, test } from 'vitest';
import type { Limits } from '../sandbox.js';
import type { Answer, Container, ContainerEvents } from './container.js';
import type { Order } from './order.js';
import { openPool } from './pool.js';

const program: Order = {
  files: { 'main.py': '' },
  entry: 'main.py',
  arguments: [],
  stdin: '',
  command: null,
  environment: {},
  runtimeBytes: 0,
  collectBytes: 0,
};
const limits: Limits = { timeMs: 1000, memoryBytes: 1e9, outputBytes: 1000 };
const head: Answer['head'] = {
  ending: 'exited',
  status: 0,
  wallMs: 1,
  waitedMs: 0,
  starved: false,
  cpuMs: 1,
  peakBytes: 1,
  hasReport: false,
  made: [],
  madeTooMuch: false,
  memoryKills: null,
  sizes: [4, 0],
};
const fine: Answer = { head, body: Buffer.from('fine'), outOfMemory: false };

type Fate = Answer | 'dies' | 'never starts';

/** Containers that meet their first run as the list says, one entry for each that is opened. */
function poolOf(fates: Fate[]) {
  let opened = 0;
  const start = (events: ContainerEvents): Container => {
    const fate = fates[Math.min(opened, fates.length - 1)] ?? fine;
    opened += 1;
    let idle = false;
    const container: Container = {
      get idle() {
        return idle;
      },
      served: fate !== 'never starts',
      async run() {
        idle = false;
        if (fate === 'dies') {
          events.gone(container, 'crash 17');
          return null;
        }
        setTimeout(ready);
        return fate as Answer;
      },
      async end() {},
    };
    const ready = (): void => {
      idle = true;
      events.ready();
    };
    setTimeout(() => (fate === 'never starts' ? events.gone(container, 'no namespaces') : ready()));
    return container;
  };
  return { pool: openPool('some', 1, start), opened: () => opened };
}

test('a program whose container dies is run again on a fresh one', async () => {
  const { pool } = poolOf(['dies', fine]);
  expect(await pool.run(program, limits)).toMatchObject({ ending: 'exited', exitCode: 0, stdout: 'fine' });
});

test('a program under which two containers die is a sandbox failure that names the cause', async () => {
  const { pool } = poolOf(['dies']);
  const run = await pool.run(program, limits);
  expect(run.ending).toBe('sandbox_failure');
  expect(run.detail).toContain('crash 17');
});

test('the program after one that kills its containers is served', async () => {
  const { pool } = poolOf(['dies', 'dies', fine]);
  const [first, second] = await Promise.all([pool.run(program, limits), pool.run(program, limits)]);
  expect([first.ending, second.ending]).toEqual(['sandbox_failure', 'exited']);
});

test('a program that could not be set up is tried again, then a sandbox failure', async () => {
  const failed: Answer = { ...fine, head: { ...head, failure: 'no space left' } };
  const { pool } = poolOf([failed]);
  expect(await pool.run(program, limits)).toMatchObject({
    ending: 'sandbox_failure',
    detail: expect.stringContaining('no space left'),
  });
});

test('containers that never start make a sandbox failure, not a wait', async () => {
  const { pool, opened } = poolOf(['never starts']);
  const run = await pool.run(program, limits);
  expect(run).toMatchObject({ ending: 'sandbox_failure', detail: expect.stringContaining('no namespaces') });
  expect(opened()).toBeLessThan(10);
});

test('a run that outlasted its limit is over it even when it ended by itself', async () => {
  const { pool } = poolOf([{ ...fine, head: { ...head, wallMs: 1001 } }]);
  expect(await pool.run(program, limits)).toMatchObject({ ending: 'time_limit', exitCode: null });
});

test('a run that the kernel ended for want of memory passed its memory limit', async () => {
  const { pool } = poolOf([
    { ...fine, head: { ...head, ending: 'signalled', status: -9 }, outOfMemory: true },
  ]);
  expect(await pool.run(program, limits)).toMatchObject({ ending: 'memory_limit', exitCode: null });
});

test('a closed pool fails its runs at once', async () => {
  const { pool } = poolOf([fine]);
  await pool.close();
  expect((await pool.run(program, limits)).detail).toContain('closed');
});

test('a run that the busy machine starved is run again once, with nothing beside it', async () => {
  const starved: Answer = { ...fine, head: { ...head, ending: 'time_limit', starved: true } };
  let runs = 0;
  let beside = 0;
  let most = 0;
  const start = (events: ContainerEvents): Container => {
    let idle = false;
    const container: Container = {
      get idle() {
        return idle;
      },
      served: true,
      async run(order) {
        idle = false;
        beside += 1;
        const slow = order.entry === 'slow';
        if (slow) runs += 1;
        const again = slow && runs === 2;
        if (again) most = beside;
        await new Promise((resolve) => setTimeout(resolve, 5));
        if (again) most = Math.max(most, beside);
        beside -= 1;
        setTimeout(ready);
        return slow ? starved : fine;
      },
      async end() {},
    };
    const ready = (): void => {
      idle = true;
      events.ready();
    };
    setTimeout(ready);
    return container;
  };
  const pool = openPool('some', 2, start);
  const others = Array.from({ length: 6 }, () => pool.run(program, limits));
  const slow = await pool.run({ ...program, entry: 'slow' }, limits);
  expect(slow.ending).toBe('time_limit');
  expect(runs).toBe(2);
  expect(most).toBe(1);
  for (const run of await Promise.all(others)) expect(run.stdout).toBe('fine');
});
