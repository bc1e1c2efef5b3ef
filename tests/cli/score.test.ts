import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-score-'));
const sound = join(folder, 'sound.jsonl');
const samples = fileURLToPath(new URL('../../../datasets/samples', import.meta.url));
const fixtures = fileURLToPath(new URL('../../../tests/fixtures/onnx', import.meta.url));
const lines = (rows: readonly unknown[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');

beforeAll(async () => {
  const made: string[] = [];
  for (const family of ['shopping-bill', 'travel-legs', 'committees', 'quadratic-roots']) {
    made.push((await runRlvr(['generate', '--family', family, '--count', '150', '--seed', '2'])).stdout);
  }
  const rows = jsonLines(made.join(''));
  // A source that gives levels, for the head of difficulty.
  await writeFile(
    sound,
    lines(rows.map((row, at) => ({ ...row, meta: { level: `Level ${1 + (at % 5)}` } }))),
  );
});

test('problems of any format come out as our own rows in order, with quality and predicted pass rate', async () => {
  const rows = [
    {
      question: 'A farmer has 12 hens and buys 7 more. How many hens has he?',
      answer: '12 + 7 = 19\n#### 19',
    },
    { question: 'A farmer has 12 hens and', answer: '#### 19' },
  ];
  const ended = await runRlvr(['score', '--dataset', 'own', '--json'], lines(rows));
  expect(ended.code).toBe(0);
  const [whole, cut] = jsonLines(ended.stdout) as unknown as [Rated, Rated];
  expect(whole).toMatchObject({
    domain: 'math',
    source: { dataset: 'own', row: 0 },
    quality: { scorer: 'ngram-1' },
  });
  expect(whole.quality.score).toBeGreaterThan(0.6);
  expect(cut.quality.score).toBeLessThan(0.4);
  expect(whole.difficulty.predicted).toBeGreaterThan(0.5);
  const summary = JSON.parse(ended.stderr.trim().split('\n').at(-1) ?? '');
  expect(summary).toMatchObject({ rows: 2, bad_rows: 0, faults: 0, scorer: 'ngram-1', device: 'cpu' });
});
interface Rated {
  readonly quality: { readonly score: number };
  readonly difficulty: { readonly predicted: number };
}

test('one worker and two give the same rows', async () => {
  const [one, two] = await Promise.all(
    ['1', '2'].map((jobs) => runRlvr(['score', sound, '-j', jobs, '--only'])),
  );
  expect(one?.stdout).toBe(two?.stdout);
  expect(Object.keys(jsonLines(one?.stdout ?? '')[0] ?? {})).toEqual(['id', 'quality', 'difficulty']);
});

test('a bad row is told by file and line and left out; --strict ends with 1', async () => {
  const file = join(folder, 'bad.jsonl');
  await writeFile(file, `${(await readFile(sound, 'utf8')).split('\n')[0]}\n{"id":3}\nnot json\n`);
  const ended = await runRlvr(['score', file, '--strict', '--format', 'rlvr']);
  expect(ended.code).toBe(1);
  expect(jsonLines(ended.stdout)).toHaveLength(1);
  expect(ended.stderr).toMatch(/bad\.jsonl:2: /);
  expect(ended.stderr).toMatch(/bad\.jsonl:3: /);
});

test.each([
  [
    ['score', 'x.jsonl', '--scorer', 'gnram'],
    2,
    /there is no scorer gnram\n.*the scorers are ngram, onnx, http/,
  ],
  [['score', 'x.jsonl', '--scorer', '{backend: ngram, modle: a.bin}'], 2, /modle/],
  [['score', 'x.jsonl', '--scorer', 'none.yaml'], 2, /none\.yaml/],
  [['score', 'x.jsonl', '--model', 'none.bin'], 3, /rlvr scorer train/],
  [['score', 'no-such-file.jsonl'], 2, /no-such-file/],
])('%j ends with %d and the way out', async (args, code, told) => {
  const ended = await runRlvr(args);
  expect(ended.stderr).toMatch(told);
  expect(ended.code).toBe(code);
});

test('labels → train → eval → score, the same bytes on every run', async () => {
  const labelled = join(folder, 'labelled.jsonl');
  const labels = await runRlvr(['scorer', 'labels', sound, '--hold-out', 'committees', '--seed', '4']);
  expect(labels.code).toBe(0);
  await writeFile(labelled, labels.stdout);
  const [model, again] = [join(folder, 'own.bin'), join(folder, 'again.bin')];
  const train = (out: string) =>
    runRlvr(['scorer', 'train', labelled, '--out', out, '--name', 'own-1', '--epochs', '2']);
  const trained = await train(model);
  expect(trained.code).toBe(0);
  expect(trained.stdout).toMatch(/^own-1 on cpu/);
  expect(trained.stdout).toMatch(/held-out: /);
  await train(again);
  expect(await readFile(again)).toEqual(await readFile(model));
  const measured = await runRlvr([
    'scorer',
    'eval',
    labelled,
    '--json',
    '--scorer',
    'ngram',
    `{backend: ngram, model: ${model}}`,
  ]);
  const reports = jsonLines(measured.stdout) as unknown as {
    scorer: string;
    parts: { part: string; auc: number }[];
  }[];
  expect(reports.map((report) => report.scorer)).toEqual(['ngram-1', 'own-1']);
  for (const { parts } of reports) expect(parts.map(({ part }) => part)).toEqual(['test', 'held-out']);
  expect(reports[1]?.parts[0]?.auc).toBeGreaterThan(0.8);
  const rated = await runRlvr(['score', sound, '--model', model, '--limit', '3']);
  expect(jsonLines(rated.stdout).map((row) => (row.quality as { scorer: string }).scorer)).toEqual([
    'own-1',
    'own-1',
    'own-1',
  ]);
});

test('heads on an encoder are trained, measured and used', async () => {
  const encoder = `backend: onnx, model: ${fixtures}/encoder, device: cpu`;
  const heads = join(folder, 'heads.json');
  // What an encoder of random weights can tell apart: formulas from stories.
  const [formulas, stories] = ['math', 'gsm8k'].map((name) => join(samples, `${name}.jsonl`)) as [
    string,
    string,
  ];
  const trained = await runRlvr([
    ...['scorer', 'train', '--positive', formulas, '--negative', stories],
    ...['--encoder', `{${encoder}}`, '--name', 'own-heads', '--out', heads, '--json'],
  ]);
  expect(trained.code).toBe(0);
  expect((jsonLines(trained.stdout)[0] as { scorer?: string }).scorer).toMatch(/^onnx:encoder@/);
  const qualitiesOf = async (file: string) => {
    const settings = `{${encoder}, heads: ${heads}}`;
    const rated = await runRlvr(['score', file, '--scorer', settings, '--no-cache', '--only']);
    return jsonLines(rated.stdout).map((row) => (row as unknown as Rated).quality.score);
  };
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(mean(await qualitiesOf(formulas)) - mean(await qualitiesOf(stories))).toBeGreaterThan(0.25);
});

test('a model is trained from good and bad files as well', async () => {
  const bad = join(folder, 'worse.jsonl');
  const rows = jsonLines(await readFile(sound, 'utf8')) as { prompt: [{ content: string }] }[];
  await writeFile(
    bad,
    lines(
      rows.map((row) => ({
        ...row,
        prompt: [{ role: 'user', content: `Hi all! ${row.prompt[0].content} Thx!` }],
      })),
    ),
  );
  const model = join(folder, 'sides.bin');
  const ended = await runRlvr([
    'scorer',
    'train',
    '--positive',
    sound,
    '--negative',
    bad,
    '--out',
    model,
    '--epochs',
    '1',
  ]);
  expect(ended.code).toBe(0);
  const rated = await runRlvr(
    ['score', '--model', model, '--only', '--format', 'rlvr'],
    (await readFile(bad, 'utf8')).split('\n')[0],
  );
  expect((jsonLines(rated.stdout)[0] as unknown as Rated).quality.score).toBeLessThan(0.2);
});

test('rows without a label to learn from are refused with the way out', async () => {
  const ended = await runRlvr(
    ['scorer', 'train', '--out', join(folder, 'none.bin')],
    '{"text":"What is 2+2?"}\n',
  );
  expect(ended.code).toBe(2);
  expect(ended.stderr).toMatch(/no row of the part train has a label for quality[\s\S]*label more rows/);
});

test('a recipe scores, keeps the best and repeats rows for trainers only', async () => {
  const recipe = join(folder, 'recipe.yaml');
  await writeFile(
    recipe,
    `name: scored
seed: 3
sources: [{ files: sound.jsonl }]
stages:
  score: { keep_best: 0.8, copies: { lowest: 1, highest: 3 } }
  split: { parts: { test: 0.2 } }
exports: [{ to: rlvr }, { to: trl }]
`,
  );
  const ended = await runRlvr(['build-dataset', recipe, '--out', folder, '--json']);
  expect(ended.code).toBe(0);
  const manifest = JSON.parse(ended.stdout);
  const stage = manifest.stages.find(({ name }: { name: string }) => name === 'score');
  expect(stage.reasons).toEqual({ 'not-among-best': stage.dropped });
  expect(stage.kept).toBe(Math.ceil(stage.in * 0.8));
  const read = async (path: string) => jsonLines(await readFile(join(folder, 'scored', path), 'utf8'));
  const train = (await read('train.jsonl')) as { id: string; quality: { copies?: number } }[];
  const repeated = train.reduce((sum, row) => sum + (row.quality.copies ?? 1), 0);
  expect(repeated).toBeGreaterThan(1.5 * train.length);
  expect(await read('trl/train.jsonl')).toHaveLength(repeated);
  expect(await read('trl/test.jsonl')).toHaveLength((await read('test.jsonl')).length);
});
