import { spawn } from 'node:child_process';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-verify-'));
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

test('rows come out in their order, whole, with reward and verdict', async () => {
  const rows = Array.from({ length: 1500 }, (_, at) => ({
    id: at,
    completion: `so it is \\boxed{${at % 3}}`,
    ground_truth: '1',
    extra: { kept: [at] },
  }));
  const ended = await runRlvr(['verify'], lines(rows));
  expect(ended.code).toBe(0);
  const out = jsonLines(ended.stdout);
  expect(out.map(({ reward: _, verdict: __, ...row }) => row)).toEqual(rows);
  expect(out.map((row) => row.reward)).toEqual(rows.map((_, at) => (at % 3 === 1 ? 1 : 0)));
  expect(out[1]?.verdict).toMatchObject({ outcome: 'correct', extracted: '1' });
  expect(ended.stderr).toContain('1,500 completions in 1,500 rows');
});

test('the spellings of trainers and benchmarks are read', async () => {
  const rows = [
    { response: 'The answer is 72.', gold: '72' },
    { solution_str: '\\boxed{72}', reward_model: { ground_truth: '72', style: 'rule' } },
    { output: '#### 72', label: 72 },
    {
      completion: [
        { role: 'user', content: '?' },
        { role: 'assistant', content: '\\boxed{72}' },
      ],
      answer: '72',
    },
    { completion: '\\boxed{72}', problem: { ground_truth: { verifier: 'math', answer: '72' } } },
    { completion: '\\boxed{72}', ground_truth: '{"verifier":"math","answer":"72"}' },
    { completions: ['\\boxed{72}', '\\boxed{7}', 'none'], ground_truth: '72' },
    // Rows of our own exports: the record beside the grader's text says how it is to be judged.
    {
      completion: 'Option B.',
      reward_model: { ground_truth: 'B' },
      extra_info: { rlvr_ground_truth: '{"verifier":"choice","answer":"B"}' },
    },
    { completion: '\\boxed{72}', ground_truth: '["72","seventy-two"]' },
    { completion: '\\boxed{2}', ground_truth: '[-3,2]' },
  ];
  const ended = await runRlvr(['verify', '--only'], lines(rows));
  const out = jsonLines(ended.stdout);
  expect(out.slice(0, 6).map((row) => row.reward)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(out[6]).toMatchObject({ rewards: [1, 0, 0] });
  expect(out.slice(7).map((row) => row.reward)).toEqual([1, 1, 0]);
  expect(Object.keys(out[0] ?? {})).toEqual(['reward', 'verdict']);
});

test('programs are judged in the sandbox, math beside them', async () => {
  const code = { verifier: 'code', language: 'python', tests: [{ stdin: '1 2\n', stdout: '3\n' }] };
  const rows = [
    { completion: '```python\nprint(sum(map(int, input().split())))\n```', ground_truth: code },
    { completion: '```python\nprint(4)\n```', ground_truth: code },
    { completion: '\\boxed{3}', ground_truth: '3' },
    {
      completion: '```python\nprint(3)\n```',
      reward_model: { ground_truth: '{"inputs":["1 2\\n"],"outputs":["3\\n"]}' },
    },
  ];
  const ended = await runRlvr(
    ['verify', '--only', '--jobs', '1', '--sandbox', 'wasm', '--json'],
    lines(rows),
  );
  expect(jsonLines(ended.stdout).map((row) => row.reward)).toEqual([1, 0, 1, 1]);
  expect(JSON.parse(ended.stderr)).toMatchObject({
    completions: 4,
    sandbox: expect.stringMatching(/^(bubblewrap|wasm)$/),
  });
});

test('it ends with its summary every time, also while workers are still being put back', async () => {
  const code = { verifier: 'code', language: 'python', tests: [{ stdin: '', stdout: '3' }] };
  const input = lines([{ completion: '```python\nprint(3)\n```', ground_truth: code }]);
  const ended = await Promise.all(
    Array.from({ length: 6 }, () => runRlvr(['verify', '--only', '--jobs', '1', '--json'], input)),
  );
  for (const { code, stderr } of ended) {
    expect(code).toBe(0);
    expect(JSON.parse(stderr)).toMatchObject({ outcomes: { correct: 1 } });
  }
});

test('bad rows are told by file and line, keep their place with the reward null, and good rows are judged', async () => {
  const file = join(folder, 'bad.jsonl');
  const good = { completion: '\\boxed{1}', ground_truth: '1' };
  await writeFile(
    file,
    Buffer.concat([
      Buffer.from(`${JSON.stringify(good)}\n{"completion": "\\\\boxed{1}", "ground_tr\n`),
      Buffer.from(`${JSON.stringify({ completion: 5, ground_truth: '1' })}\n`),
      Buffer.from(`${JSON.stringify({ completion: 'x', ground_truth: { verifier: 'math', answr: '1' } })}\n`),
      Buffer.from('{"completion":"'),
      Buffer.from([0xc3, 0x28]),
      Buffer.from('","ground_truth":"1"}\n'),
      Buffer.from(`{"completion":"${'x'.repeat(50 * 2 ** 20)}","ground_truth":"1"}\n`),
      Buffer.from(`${JSON.stringify({ completion: 'x', response: 'y', ground_truth: '1' })}\n`),
      Buffer.from(`${JSON.stringify(good)}\n`),
    ]),
  );
  const ended = await runRlvr(['verify', file]);
  expect(ended.code).toBe(0);
  expect(jsonLines(ended.stdout).map((row) => row.reward)).toEqual([
    1,
    null,
    null,
    null,
    null,
    null,
    null,
    1,
  ]);
  const told = ended.stderr.split('\n');
  expect(told[0]).toContain(`${file}:2: the row breaks off`);
  expect(told[1]).toContain(`${file}:3: completion: \`completion\` must be text`);
  expect(told[2]).toContain(`${file}:4: ground_truth`);
  expect(told[2]).toContain('answr');
  expect(told[3]).toContain(`${file}:5: byte 16 of the line is not UTF-8`);
  expect(told[4]).toContain(`${file}:6: the row is longer than`);
  expect(told[5]).toContain(`${file}:7: response: the row has both \`completion\` and \`response\``);
  expect((await runRlvr(['verify', '--strict', file])).code).toBe(1);
});

test('a reader that closes early ends it quietly', async () => {
  const file = join(folder, 'many.jsonl');
  await writeFile(
    file,
    lines(Array.from({ length: 50_000 }, () => ({ completion: '\\boxed{1}', ground_truth: '1' }))),
  );
  const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
  const shell = spawn('sh', ['-c', `"${process.execPath}" "${main}" verify "${file}" | head -n 2`]);
  let out = '';
  let err = '';
  shell.stdout.on('data', (chunk) => {
    out += chunk;
  });
  shell.stderr.on('data', (chunk) => {
    err += chunk;
  });
  await new Promise((resolve) => shell.on('close', resolve));
  expect(jsonLines(out)).toHaveLength(2);
  expect(err).toBe('');
});

test('a verdict is written as soon as it is known, so that a trainer may ask and wait', async () => {
  const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
  const child = spawn(process.execPath, [main, 'verify', '--only']);
  const answers: string[] = [];
  for (const reward of [1, 0, 1]) {
    const answered = new Promise<string>((resolve) =>
      child.stdout.once('data', (chunk) => resolve(String(chunk))),
    );
    child.stdin.write(`${JSON.stringify({ completion: `\\boxed{${reward}}`, ground_truth: '1' })}\n`);
    answers.push(await answered);
  }
  child.stdin.end();
  expect(answers.map((answer) => JSON.parse(answer).reward)).toEqual([1, 0, 1]);
  expect(await new Promise((resolve) => child.on('close', resolve))).toBe(0);
});

test('an empty input is no row and no error', async () => {
  const ended = await runRlvr(['verify']);
  expect(ended).toMatchObject({ code: 0, stdout: '' });
});

test.each([
  [['verify', 'no-such-file.jsonl'], 2, 'no-such-file.jsonl: there is no such file'],
  [['verify', '--jobs', '0'], 2, 'give a whole number from 1'],
  [['verfy'], 2, 'verify'],
  [['verify', '--onyl'], 2, '--only'],
  [['--version'], 0, ''],
  [['verify', '--help'], 0, ''],
])('%j ends with %d', async (args, code, told) => {
  const ended = await runRlvr(args);
  expect(ended.code).toBe(code);
  expect(ended.stderr).toContain(told);
});
