/** `rlvr rollout` against servers that misbehave, and killed at any moment: the bytes are those of a run in which all went well. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { random } from '#datasets/random.js';
import { jsonLines, runRlvr } from '../cli/run-rlvr.js';
import { lend, quick } from './lend.js';
import type { Logged } from './server/start.js';

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const { server, problems } = lend();

/** How often each completion was answered. */
function answers(...logs: readonly Logged[][]): number[] {
  const counts = new Map<string, number>();
  for (const { what, prompt, prefix, seed } of logs.flat()) {
    const key = JSON.stringify([prompt, prefix, seed]);
    if (what === 'answered') counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts.values()];
}

test('slow, 429, 500, cut, reset, given up, dead and back again', async () => {
  const { folder, file } = problems(66);
  const args = ['rollout', file, '-n', '6', '--seed', '7', ...quick];
  const well = await server();
  const whole = await runRlvr([...args, '--url', well.url, '-o', join(folder, 'whole')]);
  expect(whole.stderr).toContain('66 problems · 396 completions asked for');
  expect(answers(well.log())).toEqual(new Array(396).fill(1));

  const faults = { slow: 5, busy: 5, broken: 5, cut: 5, reset: 5, abort: 3 };
  const steady = await server({ faults, seed: 1 });
  const dying = await server({ faults: { ...faults, die: 1 }, seed: 2 });
  let running = true;
  const supervisor = (async () => {
    for (let life = 3; running; life++) {
      await dying.ended();
      await sleep(50);
      if (running) await dying.restart({ faults: { ...faults, die: 1 }, seed: life });
    }
  })();
  const urls = ['--url', steady.url, dying.url, '--concurrency', '8'];
  const ended = await runRlvr([...args, ...urls, '-o', join(folder, 'faulty')]);
  running = false;
  await dying.kill();
  await supervisor;
  expect(ended.code).toBe(0);
  expect(readFileSync(join(folder, 'faulty'), 'utf8')).toBe(readFileSync(join(folder, 'whole'), 'utf8'));
  // A server that dies may have logged an answer that never arrived.
  const again = answers(steady.log(), dying.log()).filter((times) => times > 1);
  expect(again.length).toBeLessThanOrEqual(8);
  expect(answers(steady.log()).every((times) => times === 1)).toBe(true);
});

test.each([['--stop-early'], ['--per-request', '3']])(
  'killed at random and gone on with (%s)',
  async (...flags) => {
    const { folder, file } = problems(44);
    const [calm, asked] = [await server(), await server({ ms: 15 })];
    const args = ['rollout', file, '-n', '12', '--seed', '3', '--concurrency', '6', ...flags, ...quick];
    await runRlvr([...args, '--url', calm.url, '-o', join(folder, 'whole')]);
    const output = join(folder, 'killed');
    const chance = random('kill', ...flags);
    const kills = 5;
    for (let kill = 0; kill < kills; kill++) {
      const child = spawn(process.execPath, [main, ...args, '--url', asked.url, '-o', output], {
        stdio: 'ignore',
      });
      const before = asked.log().length;
      while (asked.log().length <= before) await sleep(5);
      await sleep(chance.int(1, 120));
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
      await sleep(30);
    }
    const held = heldIn(`${output}.journal`);
    const before = asked.log().length;
    const ended = await runRlvr([...args, '--url', asked.url, '-o', output]);
    expect(ended.code).toBe(0);
    expect(readFileSync(output, 'utf8')).toBe(readFileSync(join(folder, 'whole'), 'utf8'));
    // The last run asks for exactly what the journal lacked.
    const rest = asked
      .log()
      .slice(before)
      .filter(({ what }) => what === 'received');
    const choices = rest.reduce((sum, { n }) => sum + n, 0);
    expect(held).toBeGreaterThan(0);
    expect(choices).toBeGreaterThan(0);
    expect(choices).toBe(heldIn(`${output}.journal`) - held);
    // A kill loses at most what was under way.
    const twice = answers(asked.log()).reduce((sum, times) => sum + times - 1, 0);
    expect(twice).toBeLessThanOrEqual(6 * kills);
  },
);

function heldIn(journal: string): number {
  const lines = jsonLines(readFileSync(journal, 'utf8').replace(/[^\n]*$/, ''));
  return lines.reduce((sum, { choices }) => sum + (Array.isArray(choices) ? choices.length : 0), 0);
}

test('what no server gives is missing and not wrong, and is asked for again', async () => {
  const { folder, file } = problems(11);
  const picky = await server({ refuses: 'skill 4' });
  const args = [
    'rollout',
    file,
    '--url',
    picky.url,
    '-n',
    '4',
    '--seed',
    '1',
    '-o',
    join(folder, 'out'),
    ...quick,
  ];
  const first = await runRlvr([...args, '--strict']);
  expect(first.code).toBe(1);
  expect(first.stderr).toContain('4 completions not given: status 400: prompt too long');
  const rows = jsonLines(readFileSync(join(folder, 'out'), 'utf8'));
  expect(rows).toHaveLength(11);
  expect(rows[4]).toMatchObject({ rollout: { completions: [], missing: 4 } });
  expect(rows[4]).not.toHaveProperty('difficulty');
  await picky.kill();
  await picky.restart({});
  const second = await runRlvr([...args, '--strict']);
  expect(second.code).toBe(0);
  expect(second.stderr).toContain('4 completions asked for · 40 in the journal already');
  expect(jsonLines(readFileSync(join(folder, 'out'), 'utf8'))[4]).toMatchObject({
    difficulty: { samples: 4 },
  });
});

test.each([{ most: 2 }, { ignoresN: true }])('a server that does not take n: %j', async (configuration) => {
  const { folder, file } = problems(6);
  const narrow = await server(configuration);
  const args = [
    'rollout',
    file,
    '--url',
    narrow.url,
    '-n',
    '5',
    '--seed',
    '1',
    '--per-request',
    '5',
    ...quick,
  ];
  const ended = await runRlvr([...args, '-o', join(folder, 'out')]);
  expect(ended.code).toBe(0);
  expect(ended.stderr).toContain('a server does not take n = 5');
  for (const row of jsonLines(readFileSync(join(folder, 'out'), 'utf8')))
    expect(row).toMatchObject({ difficulty: { samples: 5 } });
});

test('nobody there: exit code 3, and the next run goes on', async () => {
  const { folder, file } = problems(22);
  const dying = await server({ ms: 20 });
  const waits = ['--server', '{backoff_s: 0.02, patience_s: 0.5}'];
  const args = [
    'rollout',
    file,
    '--url',
    dying.url,
    '-n',
    '4',
    '--seed',
    '1',
    '--concurrency',
    '4',
    '-o',
    join(folder, 'out'),
  ];
  const running = runRlvr([...args, ...waits]);
  while (dying.log().length < 40) await sleep(10);
  await dying.kill();
  const ended = await running;
  expect(ended.code).toBe(3);
  expect(ended.stderr).toContain('completions in the journal are not asked for again');
  expect(existsSync(join(folder, 'out'))).toBe(false);
  await dying.restart({});
  const next = await runRlvr([...args, ...waits]);
  expect(next.code).toBe(0);
  expect(answers(dying.log()).filter((times) => times > 1).length).toBeLessThanOrEqual(4);
});
