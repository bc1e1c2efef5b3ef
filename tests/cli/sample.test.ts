import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-sample-'));
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const count = 200;
const dataset = join(folder, 'problems.jsonl');
const rows = Array.from({ length: count }, (_, at) => ({
  id: `set:ü${at}`,
  domain: at % 4 === 0 ? 'code' : 'math',
  prompt: [{ role: 'user', content: `What is ${at} + 1?` }],
  ground_truth: { verifier: 'math', answer: String(at + 1) },
  source: { dataset: at % 2 === 0 ? 'even' : 'odd' },
  difficulty: { predicted: (at + 0.5) / count, tier: at < 100 ? 'hard' : 'easy' },
  tags: [],
  meta: {},
}));
writeFileSync(dataset, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));

interface Line {
  readonly step: number;
  readonly ids: string[];
}
const linesOf = (path: string) => jsonLines(readFileSync(path, 'utf8')) as unknown as Line[];
const feedbackOn = ({ step, ids }: Line) =>
  ids.map((id, at) => `${JSON.stringify({ id, rewards: [1, (step + at) % 2, null, 0] })}\n`).join('');

test('batches hold rows as they are, ids or numbers, and only problems of the asked kind', async () => {
  const whole = await runRlvr(['sample', dataset, '--batch', '5', '--batches', '2']);
  expect(whole.code).toBe(0);
  const [first] = jsonLines(whole.stdout) as unknown as { step: number; problems: typeof rows }[];
  expect(first?.step).toBe(0);
  for (const problem of first?.problems ?? []) expect(rows).toContainEqual(problem);
  const args = ['sample', dataset, '--batch', '5', '--batches', '2', '--emit'];
  const ids = jsonLines((await runRlvr([...args, 'ids'])).stdout) as unknown as Line[];
  const numbers = jsonLines((await runRlvr([...args, 'indices'])).stdout) as unknown as {
    indices: number[];
  }[];
  expect(ids.map((line) => line.ids)).toEqual(
    numbers.map(({ indices }) => indices.map((at) => `set:ü${at}`)),
  );
  expect(first?.problems.map(({ id }) => id)).toEqual(ids[0]?.ids);
  const code = await runRlvr([...args, 'ids', '--domains', 'code=1', '--mix', 'easy=1']);
  for (const { ids: drawn } of jsonLines(code.stdout) as unknown as Line[]) {
    for (const id of drawn)
      expect(rows.find((row) => row.id === id)).toMatchObject({
        domain: 'code',
        difficulty: { tier: 'easy' },
      });
  }
});

/** Runs the command until the output has so many lines, and kills it there. */
async function killAfter(args: readonly string[], out: string, lines: number): Promise<void> {
  const child = spawn(process.execPath, [main, ...args]);
  const ended = new Promise((resolve) => child.on('close', resolve));
  while (!existsSync(out) || readFileSync(out, 'utf8').split('\n').length <= lines) {
    await new Promise((resolve) => setTimeout(resolve, 5));
    if (child.exitCode !== null) break;
  }
  child.kill('SIGKILL');
  await ended;
}

test('killed at random with kill -9 and started again, the file has every batch once, as if nothing had happened', async () => {
  const feedback = join(folder, 'feedback.jsonl');
  writeFileSync(
    feedback,
    rows.map(({ id }, at) => `${JSON.stringify({ id, pass_rate: (at % 7) / 7, samples: 7 })}\n`).join(''),
  );
  const base = [
    'sample',
    dataset,
    '--batch',
    '16',
    '--emit',
    'ids',
    '--strategy',
    'learnable',
    '--feedback',
    feedback,
  ];
  const [out, state] = [join(folder, 'killed.jsonl'), join(folder, 'killed.state')];
  const args = [...base, '--state', state, '--out', out];
  for (const lines of [40, 3000, 9000]) await killAfter(args, out, lines);
  const reached = linesOf(out).length;
  expect(reached).toBeGreaterThan(9000);
  const ended = await runRlvr([...args, '--batches', String(reached + 50)]);
  expect(ended.stderr).toContain('going on at step');
  const whole = join(folder, 'whole.jsonl');
  expect((await runRlvr([...base, '--out', whole, '--batches', String(reached + 50)])).code).toBe(0);
  expect(readFileSync(out, 'utf8') === readFileSync(whole, 'utf8')).toBe(true);
  expect(linesOf(out).map(({ step }) => step)).toEqual(Array.from({ length: reached + 50 }, (_, at) => at));
});

test('feedback on stdin while it runs: batches wait for it, and what is solved is drawn less', async () => {
  const args = [
    'sample',
    dataset,
    '--batch',
    '20',
    '--emit',
    'ids',
    '--strategy',
    'prioritized',
    '--feedback',
    '-',
    '--ahead',
    '1',
  ];
  const child = spawn(process.execPath, [main, ...args, '--json']);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const steps: Line[] = [];
  let text = '';
  child.stdout.on('data', (chunk) => {
    text += chunk;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) {
      const batch = JSON.parse(line) as Line;
      steps.push(batch);
      // Even problems are solved, odd ones fail.
      const told = batch.ids.map(
        (id) =>
          `${JSON.stringify({ id, verdicts: [{ outcome: Number(id.slice(5)) % 2 === 0 ? 'correct' : 'incorrect' }] })}\n`,
      );
      if (batch.step < 60) child.stdin.write(told.join(''));
      else child.stdin.end();
    }
  });
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
  expect(steps).toHaveLength(61);
  const even = (from: number, to: number) =>
    steps
      .slice(from, to)
      .flatMap(({ ids }) => ids)
      .filter((id) => Number(id.slice(5)) % 2 === 0).length;
  expect(even(40, 60)).toBeLessThan(even(0, 20));
  expect(JSON.parse(err)).toMatchObject({ batches: 61, feedback: 1200, samples: 1200, bad_feedback: 0 });
});

test.skipIf(process.platform === 'win32')('feedback through a FIFO, whose writers come and go', async () => {
  const fifo = join(folder, 'back');
  execFileSync('mkfifo', [fifo]);
  const out = join(folder, 'fifo.jsonl');
  const args = [
    'sample',
    dataset,
    '--batch',
    '10',
    '--emit',
    'ids',
    '--feedback',
    fifo,
    '--out',
    out,
    '--batches',
    '6',
    '--json',
  ];
  const child = spawn(process.execPath, [main, ...args]);
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  for (let answered = 0; answered < 4; ) {
    await new Promise((resolve) => setTimeout(resolve, 10));
    const line = existsSync(out) ? linesOf(out)[answered] : undefined;
    if (line === undefined) continue;
    // Two batches run ahead of the last one that was answered, and no more.
    expect(linesOf(out).length).toBeLessThanOrEqual(answered + 2);
    appendFileSync(fifo, answered === 3 ? '{"step":3}\n' : feedbackOn(line));
    answered++;
  }
  expect(await ended).toBe(0);
  expect(JSON.parse(err)).toMatchObject({ batches: 6, feedback: 30, samples: 90 });
});

test('feedback that cannot be read is told by line and field, and the rest is used', async () => {
  const feedback = join(folder, 'bad.jsonl');
  const bad = [
    '{"id":"set:ü1","rewards":[1]}',
    '{"id":"nobody","rewards":[1]}',
    '{"id":"set:ü1"}',
    'x',
    '{"rewards":[1]}',
    '{"id":"set:ü1","rewards":["1"]}',
    '{"index":200,"reward":1}',
    '{"id":"set:ü1","passed":3,"samples":2}',
    '{"index":3,"reward":1}',
  ];
  writeFileSync(feedback, `${bad.join('\n')}\n`);
  const ended = await runRlvr([
    'sample',
    dataset,
    '--batch',
    '2',
    '--batches',
    '1',
    '--feedback',
    feedback,
    '--strict',
    '--json',
  ]);
  expect(ended.code).toBe(1);
  const told = ended.stderr.trim().split('\n');
  expect(told.slice(0, 7)).toEqual([
    expect.stringContaining('bad.jsonl:2: id: the dataset has no problem "nobody"'),
    expect.stringContaining('bad.jsonl:3: rewards: the line says nothing'),
    expect.stringContaining('bad.jsonl:4: the line is no JSON object'),
    expect.stringContaining('bad.jsonl:5: id: the line names no problem'),
    expect.stringContaining('bad.jsonl:6: rewards must be numbers'),
    expect.stringContaining('bad.jsonl:7: index: `index` must be a whole number below 200'),
    expect.stringContaining('bad.jsonl:8: passed: the correct completions'),
  ]);
  expect(JSON.parse(told.at(-1) ?? '')).toMatchObject({ feedback: 2, samples: 2, bad_feedback: 7 });
});

test('a state of other problems or settings is not used by mistake; a damaged end is cut off', async () => {
  const state = join(folder, 'own.state');
  const args = ['--batch', '4', '--emit', 'ids', '--state', state];
  expect((await runRlvr(['sample', dataset, ...args, '--batches', '10'])).code).toBe(0);
  const fewer = join(folder, 'fewer.jsonl');
  writeFileSync(
    fewer,
    rows
      .slice(1)
      .map((row) => `${JSON.stringify(row)}\n`)
      .join(''),
  );
  expect((await runRlvr(['sample', fewer, ...args, '--batches', '20'])).stderr).toContain(
    '200 then, 199 now',
  );
  const other = await runRlvr(['sample', dataset, ...args, '--batches', '20', '--replay', '0.2']);
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('replay was 0.05 and is 0.2');
  appendFileSync(state, Buffer.from([9, 0, 0, 0, 1, 2, 3]));
  const more = await runRlvr(['sample', dataset, ...args, '--batches', '12']);
  expect(jsonLines(more.stdout).map(({ step }) => step)).toEqual([10, 11]);
  writeFileSync(state, 'no state');
  expect((await runRlvr(['sample', dataset, ...args])).stderr).toContain('is no state of a sampler');
  rmSync(state);
});

test('bad rows of the dataset are told, and good ones drawn; packed files are read too', async () => {
  const file = join(folder, 'mixed.jsonl');
  const good = JSON.stringify(rows[0]);
  writeFileSync(
    file,
    `${good}\n{"id":\n${JSON.stringify({ ...rows[1], difficulty: { pass_rate: 2 } })}\n${good}\n{"question":"?"}\n${JSON.stringify(rows[2])}`,
  );
  execFileSync('gzip', ['-k', file]);
  for (const path of [file, `${file}.gz`]) {
    const ended = await runRlvr(['sample', path, '--batch', '2', '--batches', '1', '--strict']);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toContain(':2: the row breaks off');
    expect(ended.stderr).toContain(':3: difficulty.pass_rate: must be a number from 0 to 1');
    expect(ended.stderr).toContain(':4: id: this id has come before');
    expect(ended.stderr).toContain(':5: id: a problem needs an id');
    const [batch] = jsonLines(ended.stdout) as unknown as { problems: unknown[] }[];
    expect(batch?.problems).toHaveLength(2);
    for (const problem of [rows[0], rows[2]]) expect(batch?.problems).toContainEqual(problem);
  }
});

test('settings from a file, with flags over them', async () => {
  const file = join(folder, 'settings.yaml');
  writeFileSync(file, 'strategy: learnable\nbatch: 7\ncurriculum: { pace: root, start: 0.05 }\n');
  const ended = await runRlvr([
    'sample',
    dataset,
    '--settings',
    file,
    '--batch',
    '3',
    '--batches',
    '2',
    '--emit',
    'indices',
  ]);
  const [first] = jsonLines(ended.stdout) as unknown as { indices: number[] }[];
  expect(first?.indices).toHaveLength(3);
  // Five per cent of 200 problems are open at first: the easiest ten.
  for (const at of first?.indices ?? []) expect(at).toBeGreaterThanOrEqual(190);
  writeFileSync(file, 'stratgy: learnable\n');
  const wrong = await runRlvr(['sample', dataset, '--settings', file]);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain(`${file}: there is no setting stratgy`);
});

test('a second process is kept away from a state, and a killed one leaves it free', async () => {
  const state = join(folder, 'held.state');
  const args = ['sample', dataset, '--state', state, '--emit', 'ids'];
  // Endless, and held up by a pipe that nobody reads.
  const first = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
  await new Promise((resolve) => first.stdout.once('readable', resolve));
  const second = await runRlvr([...args, '--batches', '1']);
  expect(second.code).toBe(2);
  expect(second.stderr).toContain(`the state is in use by process ${first.pid}`);
  const gone = new Promise((resolve) => first.once('exit', resolve));
  first.kill('SIGKILL');
  await gone;
  const third = await runRlvr([...args, '--batches', '100000', '--json']);
  expect(third.code).toBe(0);
  expect(existsSync(`${state}.lock`)).toBe(false);
});
