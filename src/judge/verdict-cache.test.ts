import { appendFileSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it, vi } from 'vitest';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { TestOutcome } from '#verifiers/verifier.js';
import type { TimedVerdict } from './timed-verdict.js';
import { openVerdictCache } from './verdict-cache.js';

const truth = (output: string): GroundTruth => ({
  verifier: 'code',
  language: 'python',
  tests: [{ stdin: '1\n', stdout: output }],
});
const verdict = (...outcomes: TestOutcome[]): TimedVerdict => {
  const passed = outcomes.filter((one) => one === 'accepted').length;
  const right = passed === outcomes.length;
  return {
    reward: right ? 1 : 0,
    outcome: right ? 'correct' : 'incorrect',
    reason: 'because',
    tests: { passed, total: outcomes.length, outcomes },
    ms: 12.5,
  };
};
const asked = (completion: string, output = '2') => ({ completion, groundTruth: truth(output) });
const newFolder = () => mkdtempSync(join(tmpdir(), 'rlvr-verdicts-'));

function remembering(folder: string, entries: [ReturnType<typeof asked>, TimedVerdict][], maxBytes?: number) {
  const cache = openVerdictCache({ folder, ...(maxBytes === undefined ? {} : { maxBytes }) });
  for (const [judgement, one] of entries) cache.remember(judgement, one);
  cache.close();
}

it('answers in a later run what is the same in completion, ground truth and attempt', () => {
  const folder = newFolder();
  remembering(folder, [[asked('print(2)'), verdict('accepted')]]);
  const cache = openVerdictCache({ folder });
  expect(cache.get(asked('print(2)'))).toEqual(verdict('accepted'));
  expect(cache.get(asked('print(3)'))).toBeUndefined();
  expect(cache.get(asked('print(2)', '3'))).toBeUndefined();
  expect(cache.get({ ...asked('print(2)'), attempt: 1 })).toBeUndefined();
  cache.close();
});

it('forgets what another moment may decide otherwise: faults, limits, errors', () => {
  const folder = newFolder();
  const fault: TimedVerdict = { reward: null, outcome: 'fault', reason: 'no sandbox', ms: 1 };
  remembering(folder, [
    [asked('a'), fault],
    [asked('b'), verdict('accepted', 'time_limit')],
    [asked('c'), verdict('memory_limit')],
    [asked('d'), verdict('wrong_answer', 'accepted')],
    [asked('e'), verdict('accepted', 'runtime_error')],
    [asked('f'), verdict('compile_error')],
  ]);
  const cache = openVerdictCache({ folder });
  const known = ['a', 'b', 'c', 'd', 'e', 'f'].filter((one) => cache.get(asked(one)) !== undefined);
  expect(known).toEqual(['d']);
  cache.close();
});

it('gives nothing when asked to be fresh, and remembers what is judged then', () => {
  const folder = newFolder();
  remembering(folder, [[asked('a'), verdict('wrong_answer')]]);
  const fresh = openVerdictCache({ folder, fresh: true });
  expect(fresh.get(asked('a'))).toBeUndefined();
  fresh.remember(asked('a'), verdict('accepted'));
  fresh.close();
  const cache = openVerdictCache({ folder });
  expect(cache.get(asked('a'))?.reward).toBe(1);
  cache.close();
});

it('passes over lines that are cut or damaged, and goes on', () => {
  const folder = newFolder();
  remembering(folder, [
    [asked('a'), verdict('accepted')],
    [asked('b'), verdict('accepted')],
  ]);
  const file = join(folder, 'verdicts');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"reward":1', '"reward":0'));
  appendFileSync(file, 'cut in the mid');
  remembering(folder, [[asked('c'), verdict('accepted')]]);
  const cache = openVerdictCache({ folder });
  expect(['a', 'b', 'c'].map((one) => cache.get(asked(one))?.reward)).toEqual([undefined, 1, 1]);
  cache.close();
});

it('stays bounded, and keeps what is still asked for', () => {
  const folder = newFolder();
  const maxBytes = 4000;
  for (let run = 0; run < 20; run++) {
    const cache = openVerdictCache({ folder, maxBytes });
    if (run > 0) expect(cache.get(asked('always'))?.reward).toBe(1);
    else cache.remember(asked('always'), verdict('accepted'));
    for (let at = 0; at < 10; at++) cache.remember(asked(`${run} ${at}`), verdict('accepted'));
    cache.close();
  }
  for (const name of ['verdicts', 'verdicts.older'])
    expect(statSync(join(folder, name)).size).toBeLessThan(maxBytes + 3000);
});

it('refuses a folder that was named and cannot be written, with a way out', () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  expect(() => openVerdictCache({ folder: file })).toThrow(/cache of verdicts cannot be written/);
});

it('goes on without the usual folder, and says so', () => {
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  vi.stubEnv('XDG_CACHE_HOME', file);
  const told: string[] = [];
  const cache = openVerdictCache({ told: (line) => told.push(line) });
  cache.remember(asked('a'), verdict('accepted'));
  expect(cache.get(asked('a'))?.reward).toBe(1);
  cache.close();
  expect(told).toHaveLength(1);
  expect(told[0]).toContain('judged without it');
});

afterEach(() => vi.unstubAllEnvs());
