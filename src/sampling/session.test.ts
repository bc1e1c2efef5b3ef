import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { SampleItems } from './items.js';
import { SamplerSession, type SessionOptions } from './session.js';
import type { SamplerOptions } from './settings.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-session-'));
const count = 300;
const one = (name: string) => ({ names: [name], codes: new Uint16Array(count) });
const items: SampleItems = {
  count,
  prior: Float32Array.from({ length: count }, (_, at) => (at + 0.5) / count),
  passed: new Float32Array(count),
  samples: new Float32Array(count),
  parked: new Uint8Array(count),
  tier: {
    names: ['hard', 'easy'],
    codes: Uint16Array.from({ length: count }, (_, at) => (at < 150 ? 0 : 1)),
  },
  source: one('set'),
  domain: one('math'),
};
const settings: SamplerOptions = {
  strategy: 'learnable',
  batch: 10,
  mix: [{ shares: { easy: 0.3 } }],
  curriculum: { pace: 'success', steps: 30, target: 0.2 },
};

/** Some steps with feedback; what was drawn. */
function work(session: SamplerSession, steps: number): number[][] {
  return Array.from({ length: steps }, () => {
    const { step, problems } = session.next();
    for (const problem of problems)
      session.feedback(problem, (problem + step) % 9, 8 + ((problem + step) % 2) + 0.3);
    session.save({ read: step });
    return [...problems];
  });
}

test('cut off at any byte, the state goes on from its last whole save as if nothing had happened', () => {
  const state = join(folder, 'cut.state');
  const whole = work(new SamplerSession(items, { settings }), 40);
  const session = new SamplerSession(items, { settings, state });
  const head = statSync(state).size;
  expect(work(session, 25)).toEqual(whole.slice(0, 25));
  session.close();
  const { size } = statSync(state);
  for (let cut = 0; cut < 40; cut++) {
    const copy = join(folder, 'copy.state');
    copyFileSync(state, copy);
    truncateSync(copy, head + Math.floor(((size - head) * cut) / 39));
    const again = new SamplerSession(items, { settings, state: copy });
    const from = again.sampler.step;
    expect(again.marks).toEqual(from === 0 ? {} : { read: from - 1 });
    expect(work(again, 40 - from)).toEqual(whole.slice(from));
    again.close();
  }
});

test('a byte that was changed ends the state there', () => {
  const state = join(folder, 'flipped.state');
  const session = new SamplerSession(items, { settings, state });
  work(session, 5);
  session.close();
  const bytes = readFileSync(state);
  bytes[bytes.length - 30] = 255 - (bytes[bytes.length - 30] as number);
  truncateSync(state, 0);
  appendFileSync(state, bytes);
  expect(new SamplerSession(items, { settings, state }).sampler.step).toBe(4);
});

test('a long history becomes a snapshot, which goes on alike', () => {
  const state = join(folder, 'long.state');
  const options: SessionOptions = { settings: { ...settings, batch: 50 }, state };
  const [kept, session] = [
    new SamplerSession(items, { settings: { ...settings, batch: 50 } }),
    new SamplerSession(items, options),
  ];
  let most = 0;
  for (let round = 0; round < 60; round++) {
    for (const each of [kept, session]) {
      for (let more = 0; more < 100; more++)
        for (let at = 0; at < count; at++) each.feedback(at, (at + round) % 5, 4);
      each.next();
      each.save();
    }
    most = Math.max(most, statSync(state).size);
  }
  // It grew to sixteen megabytes, and began again from a snapshot.
  expect(most).toBeGreaterThan(15 * 2 ** 20);
  expect(statSync(state).size).toBeLessThan(1 << 23);
  session.close();
  const again = new SamplerSession(items, options);
  expect(again.sampler.step).toBe(60);
  expect(again.next()).toEqual(kept.next());
});

test('a state goes on under other settings when that is asked for, with what it knows of the problems', () => {
  const state = join(folder, 'changed.state');
  const session = new SamplerSession(items, { settings, state });
  work(session, 20);
  session.close();
  const other = { strategy: 'prioritized', batch: 5 } as const;
  expect(() => new SamplerSession(items, { settings: other, state })).toThrow(
    'strategy was "learnable" and is "prioritized"',
  );
  const changed = new SamplerSession(items, { settings: other, state, change: true });
  expect(changed.sampler.step).toBe(20);
  expect(changed.sampler.population.passed).toEqual(session.sampler.population.passed);
  expect(changed.next().problems).toHaveLength(5);
  changed.save();
  changed.close();
  expect(new SamplerSession(items, { settings: other, state }).sampler.step).toBe(21);
});

test('a state that cannot be kept is told', () => {
  expect(() => new SamplerSession(items, { settings, state: join(folder, 'none', 'x.state') })).toThrow(
    'the state cannot be kept here',
  );
});
