import { expect, test } from 'vitest';
import type { Limits, Program } from '../sandbox.js';
import type { Outcome } from './interpreter.js';
import { openPool } from './pool.js';
import type { openSeat, Seat, SeatResult, Source } from './seat.js';

const source: Source = { language: 'python', assets: {} };
const program: Program = { language: 'python', files: { 'main.py': '' }, entry: 'main.py', stdin: '' };
const limits: Limits = { timeMs: 1000, memoryBytes: 1e9, outputBytes: 1000 };
const outcome: Outcome = {
  ending: 'exited',
  exitCode: 0,
  stdout: 'fine',
  stderr: '',
  report: null,
  detail: '',
  wallMs: 1,
  cpuMs: 1,
  waitedMs: 0,
  peakMemoryBytes: 20971520,
  spent: false,
};
const ended: SeatResult = { type: 'ended', outcome };

/** Workers that end their first run as the list says, one entry for each worker started; 'never' does not start. */
function poolOf(script: (SeatResult | 'never')[], workers = 1) {
  let started = 0;
  const start: typeof openSeat = (_source, snapshot, events) => {
    const fate = script[Math.min(started, script.length - 1)] ?? ended;
    started += 1;
    let idle = false;
    const seat: Seat = {
      get idle() {
        return idle;
      },
      served: fate !== 'never',
      async run() {
        idle = false;
        if (fate === 'never') throw new Error('a worker that never started was used');
        if (fate.type !== 'ended') setTimeout(() => events.gone(seat, 'crash'));
        else setTimeout(ready);
        return fate;
      },
      async end() {},
    };
    const ready = (): void => {
      idle = true;
      events.ready();
    };
    setTimeout(() => {
      if (fate === 'never') return events.gone(seat, 'no memory left');
      if (!snapshot) events.snapshot({});
      ready();
    });
    return seat;
  };
  const pool = openPool(source, workers, start);
  return { pool, started: () => started };
}

test('a program whose worker dies is run again on a fresh one', async () => {
  const { pool } = poolOf([{ type: 'died', cause: 'crash' }, ended]);
  expect(await pool.run(program, limits)).toMatchObject({ ending: 'exited', stdout: 'fine' });
});

test('a program under which two workers die is a sandbox failure that names the cause', async () => {
  const { pool } = poolOf([{ type: 'died', cause: 'crash 17' }]);
  const run = await pool.run(program, limits);
  expect(run.ending).toBe('sandbox_failure');
  expect(run.detail).toContain('crash 17');
});

test('a program that exhausts the heap of two workers passed its memory limit', async () => {
  const { pool } = poolOf([{ type: 'died', cause: 'ERR_WORKER_OUT_OF_MEMORY heap' }]);
  expect((await pool.run(program, limits)).ending).toBe('memory_limit');
});

test('the program after one that kills its workers is served', async () => {
  const { pool } = poolOf([{ type: 'died', cause: 'a' }, { type: 'died', cause: 'b' }, ended]);
  const [first, second] = await Promise.all([pool.run(program, limits), pool.run(program, limits)]);
  expect([first.ending, second.ending]).toEqual(['sandbox_failure', 'exited']);
});

test('workers that never start make a sandbox failure, not a wait', async () => {
  const { pool, started } = poolOf(['never']);
  const run = await pool.run(program, limits);
  expect(run).toMatchObject({ ending: 'sandbox_failure' });
  expect(run.detail).toContain('no memory left');
  expect(started()).toBeLessThan(10);
});

test('a run that outlasted its limit is over it even when it ended by itself', async () => {
  const { pool } = poolOf([{ type: 'ended', outcome: { ...outcome, wallMs: 1001 } }]);
  expect(await pool.run(program, limits)).toMatchObject({ ending: 'time_limit', exitCode: null });
});

test('a closed pool fails its runs at once', async () => {
  const { pool } = poolOf([ended]);
  await pool.close();
  expect((await pool.run(program, limits)).detail).toContain('closed');
});

test('the time in which other work had the processors is not charged to a run', async () => {
  const { pool } = poolOf([{ type: 'ended', outcome: { ...outcome, wallMs: 1801, waitedMs: 900 } }]);
  expect(await pool.run(program, limits)).toMatchObject({ ending: 'exited', stdout: 'fine' });
});

const killed = (wallMs: number): SeatResult => ({ type: 'killed', wallMs, cpuMs: 500 });

test('a run that the busy machine starved is run again once, with nothing beside it', async () => {
  const { pool, started } = poolOf([killed(4000), ended]);
  expect(await pool.run(program, limits)).toMatchObject({ ending: 'exited', stdout: 'fine' });
  expect(started()).toBe(2);
  const again = poolOf([killed(4000)]);
  expect(await again.pool.run(program, limits)).toMatchObject({ ending: 'time_limit', wallMs: 4000 });
  expect(again.started()).toBeLessThanOrEqual(3);
});

test('a run that used up its time is not run again', async () => {
  const { pool } = poolOf([killed(1005), ended]);
  expect(await pool.run(program, limits)).toMatchObject({ ending: 'time_limit', cpuMs: 500 });
});
