/** From rollouts to batches through the real commands, and each mode of `rlvr rollout` and `rlvr steps` against a server of known skill. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import { jsonLines, runRlvr } from '../cli/run-rlvr.js';
import { lend, quick } from './lend.js';

const { server, problems } = lend();

const rowsOf = (file: string) => jsonLines(readFileSync(file, 'utf8')) as unknown as Problem[];

test('rollout → verify → tier → sample', async () => {
  const { folder, file } = problems(110);
  const { url } = await server({ faults: { busy: 3, broken: 3 } });
  const rolled = join(folder, 'rolled.jsonl');
  const ended = await runRlvr([
    'rollout',
    file,
    '--url',
    url,
    '-n',
    '16',
    '--seed',
    '1',
    '-o',
    rolled,
    '--json',
    ...quick,
  ]);
  expect(ended.code).toBe(0);
  const summary = JSON.parse(ended.stderr.trim().split('\n').at(-1) ?? '');
  expect(summary).toMatchObject({
    problems: 110,
    asked: 1760,
    judged: 1760,
    missing: 0,
    cut: 0,
    model: 'adder',
  });

  const rows = rowsOf(rolled);
  expect(rows.map(({ id }) => id)).toEqual(Array.from({ length: 110 }, (_, at) => `p${at}`));
  // 160 completions for each skill: four standard deviations are at most 0.16.
  for (let skill = 0; skill <= 10; skill++) {
    const rates = rows
      .filter((_, at) => at % 11 === skill)
      .map(({ difficulty }) => difficulty?.pass_rate as number);
    expect(Math.abs(rates.reduce((sum, rate) => sum + rate, 0) / rates.length - skill / 10)).toBeLessThan(
      0.16,
    );
  }
  expect(rows[0]).toMatchObject({
    difficulty: { pass_rate: 0, samples: 16, tier: 'unsolved', models: { adder: { pass_rate: 0 } } },
  });
  expect(rows[10]?.rollout).toMatchObject({
    model: 'adder',
    tokens: new Array(16).fill(7),
    finish: new Array(16).fill('stop'),
  });

  const flat = rows.map(({ rollout, ground_truth }) => ({ completions: rollout?.completions, ground_truth }));
  const verified = await runRlvr(['verify', '--only'], flat.map((row) => JSON.stringify(row)).join('\n'));
  expect(jsonLines(verified.stdout).map(({ rewards }) => rewards)).toEqual(
    rows.map(({ rollout }) => rollout?.rewards),
  );

  const recipe = `name: tiers\nsources: [{files: rolled.jsonl}]\nstages: {dedup: false, split: false, tier: {fates: {solved: drop, unsolved: park}}}\nexports: [{to: rlvr}]\n`;
  writeFileSync(join(folder, 'recipe.yaml'), recipe);
  const solved = rows.filter(({ difficulty }) => difficulty?.pass_rate === 1).length;
  const built = await runRlvr(['build-dataset', 'recipe.yaml', '--out', 'built'], '', folder);
  expect(built.stderr + built.stdout).toContain(`tier-solved ${solved}`);
  const sampled = await runRlvr(
    [
      'sample',
      'built/tiers/train.jsonl',
      '--strategy',
      'learnable',
      '--batch',
      '8',
      '--batches',
      '3',
      '--emit',
      'ids',
    ],
    '',
    folder,
  );
  expect(sampled.code).toBe(0);
  const kept = new Set(rowsOf(join(folder, 'built/tiers/train.jsonl')).map(({ id }) => id));
  const drawn = (jsonLines(sampled.stdout) as unknown as { ids: string[] }[]).flatMap(({ ids }) => ids);
  expect(drawn).toHaveLength(24);
  for (const id of drawn) expect(kept).toContain(id);
});

test('early stopping asks for less and finds the same tiers', async () => {
  const { folder, file } = problems(55);
  const { url } = await server();
  const args = [
    'rollout',
    file,
    '--url',
    url,
    '-n',
    '64',
    '--seed',
    '2',
    '--per-request',
    '4',
    '--json',
    '--journal',
    join(folder, 'j'),
  ];
  const stopped = await runRlvr([...args, '--stop-early', '-o', join(folder, 'stopped')]);
  const whole = await runRlvr([...args, '-o', join(folder, 'whole')]);
  const summaryOf = ({ stderr }: { stderr: string }) => JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  const [early, full] = [summaryOf(stopped), summaryOf(whole)];
  expect(early.asked + early.saved).toBe(55 * 64);
  expect(early.saved).toBeGreaterThan(55 * 64 * 0.2);
  // The journal that the two share holds what was asked for at first.
  expect(full).toMatchObject({ asked: early.saved, found: early.asked });
  const [some, all] = [rowsOf(join(folder, 'stopped')), rowsOf(join(folder, 'whole'))];
  const same = some.filter((row, at) => row.difficulty?.tier === all[at]?.difficulty?.tier);
  expect(same.length).toBeGreaterThanOrEqual(51);
});

test('guesses find what needs no reasoning, and the tier stage drops it', async () => {
  const { folder, file } = problems(22);
  const { url } = await server();
  const guessed = join(folder, 'guessed.jsonl');
  const ended = await runRlvr(['rollout', file, '--url', url, '--guess', '-o', guessed]);
  expect(ended.stderr).toContain('4 problems guessed without reasoning');
  const found = rowsOf(guessed).map(({ difficulty }) => difficulty?.guess);
  expect(found[8]).toEqual({ correct: 0, samples: 8 });
  expect(found[9]).toEqual({ correct: 4, samples: 4 });
  writeFileSync(
    join(folder, 'r.yaml'),
    'name: r\nsources: [{files: guessed.jsonl}]\nstages: {dedup: false, split: false, tier: {guessable: drop}}\nexports: [{to: rlvr}]\n',
  );
  const built = await runRlvr(['build-dataset', 'r.yaml', '--out', 'built'], '', folder);
  expect(built.stderr + built.stdout).toContain('guessable 4');
});

test('completions that were cut are counted apart and judged as they are', async () => {
  const { folder, file } = problems(11);
  const { url } = await server();
  const ended = await runRlvr([
    'rollout',
    file,
    '--url',
    url,
    '-n',
    '2',
    '--max-tokens',
    '3',
    '-o',
    join(folder, 'out'),
  ]);
  expect(ended.stderr).toContain('cut at the length limit: 22 (100.0 %)');
  expect(rowsOf(join(folder, 'out'))[0]).toMatchObject({
    rollout: { rewards: [0, 0], finish: ['length', 'length'] },
  });
});

test('completions made elsewhere count among the wanted ones, and alone without a server', async () => {
  const { folder, file } = problems(11);
  const log = join(folder, '1.jsonl');
  const dump = Array.from({ length: 33 }, (_, at) => {
    const [a, b] = [(at % 11) + 2, (at % 11) * 7 + 3];
    const input = `user\nskill ${at % 11}: What are ${a} and ${b} together? Answer in a box.\nassistant\n`;
    return JSON.stringify({
      input,
      output: at < 22 ? `\\boxed{${a + b}}` : '\\boxed{0}',
      gts: '?',
      score: 0,
      step: 1,
    });
  });
  writeFileSync(log, `${dump.join('\n')}\n{"prompt":"Who?","completion":"x"}\n`);
  const alone = await runRlvr(['rollout', file, '--import', log, '-o', join(folder, 'alone')]);
  expect(alone.stderr).toContain('33 completions taken');
  expect(alone.stderr).toContain('1.jsonl:34: prompt: no problem of the named files has the prompt "Who?"');
  for (const { difficulty } of rowsOf(join(folder, 'alone')))
    expect(difficulty).toMatchObject({ pass_rate: 2 / 3, samples: 3, tier: 'medium' });

  const counting = await server();
  const args = [
    'rollout',
    file,
    '--import',
    log,
    '--url',
    counting.url,
    '-n',
    '5',
    '--seed',
    '1',
    '-o',
    join(folder, 'both'),
  ];
  await runRlvr(args);
  expect(counting.log().filter(({ what }) => what === 'received')).toHaveLength(22);
  const again = await runRlvr(args);
  expect(again.stderr).toContain('0 completions taken');
  expect(again.stderr).toContain('0 completions asked for · 55 in the journal already');
});

test('steps are labelled by what follows from them', async () => {
  const { folder, file } = problems(22);
  const counting = await server({ faults: { broken: 5, cut: 5 } });
  const rolled = join(folder, 'rolled.jsonl');
  await runRlvr(['rollout', file, '--url', counting.url, '-n', '3', '--seed', '1', '-o', rolled, ...quick]);
  const args = [
    'steps',
    rolled,
    '--url',
    counting.url,
    '-n',
    '6',
    '--seed',
    '1',
    '--journal',
    join(folder, 'j'),
    ...quick,
  ];
  const before = counting.log().length;
  const ended = await runRlvr([...args, '-o', join(folder, 'steps')]);
  expect(ended.code).toBe(0);
  const rows = jsonLines(readFileSync(join(folder, 'steps'), 'utf8')) as unknown as {
    outcome: string;
    steps: { text: string; samples: number; correct: number; hard: boolean; soft: number }[];
  }[];
  expect(rows).toHaveLength(66);
  const texts = rowsOf(rolled).flatMap(({ rollout }) => rollout?.completions);
  expect(rows.map(({ steps }) => steps.map(({ text }) => text).join(''))).toEqual(texts);
  for (const { outcome, steps } of rows) {
    expect(steps.map(({ samples }) => samples)).toEqual([6, 6, 1]);
    for (const { samples, correct, hard, soft } of steps) {
      expect(hard).toBe(correct > 0);
      expect(soft).toBeCloseTo(correct / samples, 5);
    }
    expect(steps.at(-1)?.hard).toBe(outcome === 'correct');
    if (steps[1]?.text.includes('off by one')) expect(steps[1]).toMatchObject({ hard: false, soft: 0 });
  }
  // Completions of a problem that begin alike are gone on from once.
  const asked = counting
    .log()
    .slice(before)
    .filter(({ what }) => what === 'answered');
  expect(new Set(asked.map(({ prompt, prefix, seed }) => `${prompt}${prefix}${seed}`)).size).toBe(
    asked.length,
  );
  const trl = await runRlvr([...args, '--to', 'trl']);
  expect(trl.stderr).toContain('0 completions asked for');
  expect(jsonLines(trl.stdout)[0]).toMatchObject({
    prompt: 'skill 0: What are 2 and 3 together?',
    completions: ['We add 2 and 3.', expect.any(String), expect.any(String)],
    labels: [false, false, false],
  });
});

test.each([
  [['problems.jsonl'], 2, 'nobody to ask'],
  [['problems.jsonl', '--url', 'ftp://x'], 2, 'urls'],
  [
    ['problems.jsonl', '--url', 'http://127.0.0.1:1', '--protocol', 'openai-completions'],
    2,
    'give max_tokens',
  ],
  [['problems.jsonl', '--url', 'http://127.0.0.1:1', '--bands', '0.2,0.8'], 2, 'the higher one first'],
  [['problems.jsonl', '--url', 'http://127.0.0.1:1', '--server', '{patiense: 3}'], 2, 'patiense'],
  [
    ['problems.jsonl', '--url', 'http://127.0.0.1:1', '--server', '{patience_s: 0.1}'],
    3,
    'no model server answered',
  ],
  [['--import', 'problems.jsonl'], 2, '--import needs problems in files'],
])('%j ends with %d', async (args, code, message) => {
  const { folder } = problems(2);
  const ended = await runRlvr(['rollout', ...args], '', folder);
  expect(ended.stderr).toContain(message);
  expect(ended.code).toBe(code);
});

test('other settings than the journal was made with are told, and another model too', async () => {
  const { folder, file } = problems(2);
  const { url } = await server();
  const args = ['rollout', file, '--url', url, '-n', '1', '-o', join(folder, 'out')];
  await runRlvr(args);
  const ended = await runRlvr([...args, '--temperature', '0.5', '--model', 'other']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('model "adder" → "other", temperature 1 → 0.5');
});

test('rows without a ground truth are passed on, rows of one id are taken once', async () => {
  const { folder, file } = problems(3);
  const [first, second] = readFileSync(file, 'utf8').split('\n') as [string, string];
  const bare = JSON.stringify({ ...JSON.parse(second), ground_truth: undefined });
  writeFileSync(join(folder, 'odd.jsonl'), `${first}\n${first}\n${bare}\nrubbish\n`);
  const counting = await server();
  const ended = await runRlvr(
    ['rollout', join(folder, 'odd.jsonl'), '--url', counting.url, '-n', '2'],
    '',
    folder,
  );
  expect(jsonLines(ended.stdout).map(({ id }) => id)).toEqual(['p0', 'p1']);
  expect(ended.stderr).toContain('1 problem without completions came out as they went in');
  expect(ended.stderr).toMatch(
    /odd\.jsonl:2: id: p0 stands in an earlier row[\s\S]*odd\.jsonl:3: ground_truth[\s\S]*odd\.jsonl:4/,
  );
  expect(counting.log().filter(({ what }) => what === 'received')).toHaveLength(2);
});
