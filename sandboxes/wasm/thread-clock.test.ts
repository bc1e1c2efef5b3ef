import { expect, test } from 'vitest';
import { ownThread, timesOf } from './thread-clock.js';

test.skipIf(process.platform !== 'linux')(
  'a thread that works uses a processor, one that sleeps does not',
  () => {
    const thread = ownThread();
    const spend = (work: () => void): number => {
      const before = timesOf(thread)?.cpuMs ?? 0;
      work();
      return (timesOf(thread)?.cpuMs ?? 0) - before;
    };
    const asleep = new Int32Array(new SharedArrayBuffer(4));
    expect(spend(() => void Atomics.wait(asleep, 0, 0, 100))).toBeLessThan(50);
    expect(
      spend(() => {
        const used = timesOf(thread)?.cpuMs ?? 0;
        while ((timesOf(thread)?.cpuMs ?? 0) < used + 20);
      }),
    ).toBeGreaterThan(19);
  },
);

test('of a thread that is not there nothing is told', () => {
  expect(timesOf('/proc/0/task/0')).toBeNull();
  expect(timesOf(null)).toBeNull();
});
