import { spawn } from 'node:child_process';
import { mkdtemp, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { jsonLines, runRlvr } from '../cli/run-rlvr.js';
import { jsonl, problem } from './rows.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-inspect-'));
const file = join(folder, 'rows.jsonl');
const tiers = ['easy', 'medium', 'hard'];

beforeAll(async () => {
  const rows = Array.from({ length: 3000 }, (_, at) =>
    problem(`made:${at + 1}`, `What is ${at} + ${at}?`, {
      difficulty: { tier: tiers[at % 3], pass_rate: (at % 10) / 10 },
    }),
  );
  await writeFile(file, jsonl(rows));
});

test('one row, by number and by id, as text and as JSON', async () => {
  const byNumber = await runRlvr(['inspect', file, '--row', '7']);
  expect(byNumber.stdout).toContain(`made:7  ${file}:7`.slice(0, 30));
  expect(byNumber.stdout).toMatch(/prompt\.0\.content +What is 6 \+ 6\?/);
  expect(byNumber.stdout).not.toContain('\u001b');
  const byId = await runRlvr(['inspect', file, '--id', 'made:7', '--json']);
  expect(jsonLines(byId.stdout)).toEqual([
    problem('made:7', 'What is 6 + 6?', { difficulty: { tier: 'easy', pass_rate: 0.6 } }),
  ]);
});

test('rows by a condition, their sample, and none', async () => {
  const where = ['inspect', file, '--where', 'difficulty.tier=hard and difficulty.pass_rate>=0.8', '--json'];
  expect(jsonLines((await runRlvr(where)).stdout)).toHaveLength(200);
  const sample = await runRlvr([...where, '--sample', '5', '--seed', '3']);
  expect(jsonLines(sample.stdout)).toHaveLength(5);
  expect((await runRlvr([...where, '--sample', '5', '--seed', '3'])).stdout).toBe(sample.stdout);
  const none = await runRlvr(['inspect', file, '--where', 'difficulty.tier=unsolved']);
  expect(none).toMatchObject({ code: 1, stdout: '' });
  expect(none.stderr).toMatch(/^rlvr: no row matches\n {2}→ --stats/);
});

test('figures, of all rows or of those that match', async () => {
  const all = JSON.parse((await runRlvr(['inspect', file, '--stats', '--json'])).stdout);
  expect(all).toMatchObject({
    rows: 3000,
    bad_rows: 0,
    counts: { tier: { easy: 1000, medium: 1000, hard: 1000 } },
  });
  expect(all.quantiles.pass_rate).toMatchObject({ count: 3000, min: 0, p50: 0.4, max: 0.9 });
  const some = await runRlvr(['inspect', file, '--stats', '--where', 'difficulty.tier=hard']);
  expect(some.stdout).toMatch(/^1,000 rows/);
  expect(some.stdout).toMatch(/hard +1,000 +100\.0 %/);
});

test('rows of stdin, and rows of another format as they stand', async () => {
  const rows = jsonl([{ question: 'What is 2 + 3?', answer: 'It is 5.\n#### 5' }]);
  const ended = await runRlvr(['inspect', '-', '--where', 'question~"2 \\+ 3"', '--json'], rows);
  expect(jsonLines(ended.stdout)).toEqual([{ question: 'What is 2 + 3?', answer: 'It is 5.\n#### 5' }]);
  const report = join(folder, 'stdin.html');
  expect((await runRlvr(['inspect', '-', '-o', report], rows)).stderr).toContain('read as gsm8k');
  expect((await stat(report)).isFile()).toBe(true);
  expect((await runRlvr(['inspect', '-'], rows)).stderr).toContain('name one with --output');
});

test('a reader that leaves ends it without a complaint', async () => {
  const main = new URL('../../src/cli/main.js', import.meta.url).pathname;
  const child = spawn('bash', [
    '-c',
    `"${process.execPath}" "${main}" inspect "${file}" --where id | head -n 3; echo "\${PIPESTATUS[0]}"`,
  ]);
  const out: Buffer[] = [];
  child.stdout.on('data', (chunk) => out.push(chunk));
  const err: Buffer[] = [];
  child.stderr.on('data', (chunk) => err.push(chunk));
  await new Promise((resolve) => child.on('close', resolve));
  expect(Buffer.concat(err).toString()).toBe('');
  expect(Buffer.concat(out).toString().trim().split('\n').at(-1)).toBe('0');
});

test.each([
  [['inspect', 'no-such-file.jsonl'], /there is no such file/],
  [['inspect', file, '--where', 'tier=='], /--where: a value after/],
  [['inspect', file, '--dropped'], /is no run/],
  [['inspect', file, '--row', '0'], /whole number from 1/],
  [['inspect', file, '-o', join(folder, 'no-folder/report.html')], /cannot be written: ENOENT/],
  [['inspect', file, '-o', join(file, 'report.html')], /a file stands where a folder is needed/],
  [['inspect', file, '-o', folder], /this is a folder, and no file that can be replaced/],
])('%j is told with a way out', async (args, message) => {
  const ended = await runRlvr(args as string[]);
  expect(ended.stderr).toMatch(message as RegExp);
  expect(ended.code).toBe(2);
});
