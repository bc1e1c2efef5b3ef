import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { openDuckdb, sqlText } from '../duckdb.js';
import { type Problem, problem, type Row } from '../problem.js';
import { exportNamed, exportShapes } from './registry.js';
import { StoredProblem } from './stored-problem.js';
import { withTemplate } from './template.js';
import { openExport, rowsOf, writeExport } from './write-export.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-exports-'));
afterAll(() => rmSync(folder, { recursive: true }));

const math: Problem = {
  id: 'set:1',
  domain: 'math',
  prompt: [{ role: 'user', content: 'What is $\\frac12 + \\frac12$? "ü" \u2028\n' }],
  ground_truth: { verifier: 'math', answer: '1' },
  source: { dataset: 'set', split: 'train' },
  tags: ['t'],
  meta: { x: [1, null] },
};
const code = (ground_truth: object): Problem =>
  problem.parse({
    ...math,
    id: 'set:2',
    domain: 'code',
    solution: 'pass',
    ground_truth: { verifier: 'code', language: 'python', ...ground_truth },
  });
const problems: Problem[] = [
  math,
  { ...math, id: 'set:4', ground_truth: { verifier: 'math', answers: ['1/2', '0.5'] } },
  code({ tests: [{ stdin: '1\n', stdout: '2\n' }] }),
  code({ entry_point: 'f', tests: [{ args: [1, 'a'], expected: [2] }] }),
  code({ setup: 'import math', tests: [{ assert: 'assert f() == 1' }] }),
  code({ entry_point: 'f', tests: [{ source: 'def check(candidate):\n    assert candidate() == 1' }] }),
  {
    ...math,
    id: 'set:3',
    domain: 'choice',
    ground_truth: { verifier: 'choice', answer: 'B', choices: ['x', 'y'] },
  },
  {
    ...math,
    id: 'set:6',
    rollout: {
      completions: ['\\boxed{1}', 'It is \\boxed{2}'],
      rewards: [1, 0],
      verdicts: [{ outcome: 'correct' }, { outcome: 'incorrect' }],
    },
  },
  {
    ...math,
    id: 'set:7',
    domain: 'instruction',
    ground_truth: { verifier: 'instruction', constraints: [{ id: 'punctuation:no_comma' }] },
  },
  {
    ...math,
    id: 'set:8',
    domain: 'proof',
    ground_truth: { verifier: 'proof', system: 'lean4', statement: 'theorem a : 1 = 1 := by' },
  },
  { ...math, id: 'set:5', domain: 'text', ground_truth: { verifier: 'text', answer: 'Paris' } },
];

/** The same problems over their lines, of which only what a shape asks for is read. */
const stored = problems.map((one) => new StoredProblem(JSON.stringify(one)));

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);

async function parquet(path: string): Promise<{ rows: Row[]; types: Record<string, string> }> {
  const { connection, close } = await openDuckdb();
  const rows = await connection.runAndReadAll(
    `SELECT CAST(to_json(t) AS VARCHAR) FROM read_parquet(${sqlText(path)}) t`,
  );
  const types = await connection.runAndReadAll(`DESCRIBE SELECT * FROM read_parquet(${sqlText(path)})`);
  close();
  return {
    rows: rows.getRows().map(([json]) => JSON.parse(String(json)) as Row),
    types: Object.fromEntries(types.getRows().map(([name, type]) => [String(name), String(type)])),
  };
}

test.each(exportShapes.map((shape) => [shape.name, shape] as const))(
  '%s: the file holds the rows, with their types, and the same bytes each time, also from stored problems',
  async (name, shape) => {
    const path = join(folder, name, `train.${shape.file}`);
    const expected = problems.flatMap((one, at) => rowsOf(shape, one as never, at));
    const carried = problems.filter((one) => rowsOf(shape, one as never, 0).length > 0).length;
    const counts = await writeExport(shape, problems, path);
    expect(counts).toEqual({ rows: expected.length, leftOut: problems.length - carried });
    const first = readFileSync(path);
    if (shape.columns === undefined) expect(linesOf(path)).toEqual(JSON.parse(JSON.stringify(expected)));
    else {
      const { rows, types } = await parquet(path);
      expect(rows).toEqual(JSON.parse(JSON.stringify(expected)));
      expect(types).toEqual(unquoted(shape.columns));
    }
    await writeExport(shape, problems, path);
    expect(readFileSync(path).equals(first)).toBe(true);
    const template = { prefix: { text: 'Q:' } };
    await writeExport(shape, problems, path, { template });
    const prefixed = readFileSync(path);
    await writeExport(shape, stored, path);
    expect(readFileSync(path).equals(first)).toBe(true);
    await writeExport(shape, stored, path, { template });
    expect(readFileSync(path).equals(prefixed)).toBe(true);
    expect(existsSync(`${path}.partial`) || existsSync(`${path}.rows.partial`)).toBe(false);
  },
);

/** DuckDB says names of struct fields in quotes where they are keywords. */
function unquoted(columns: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, type]) => [name, expect.stringMatching(loose(type))]),
  );
}

function loose(type: string): RegExp {
  const words = type.replace(/[()[\]]/g, '\\$&').replace(/(\w+) (?=BIGINT|VARCHAR)/g, '"?$1"? ');
  return new RegExp(`^${words}$`);
}

test('rlvr: any problem comes back as it was', async () => {
  const text = fc.string({ unit: 'binary', minLength: 1 });
  const shape = exportNamed('rlvr');
  const path = join(folder, 'any.jsonl');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(text, text, fc.jsonValue()), { minLength: 1 }), async (parts) => {
      const any = parts.map(([id, content, x]) => ({
        ...math,
        id,
        prompt: [{ role: 'user', content }],
        meta: { x },
      }));
      await writeExport(shape, any as Problem[], path);
      expect(linesOf(path)).toEqual(JSON.parse(JSON.stringify(any)));
    }),
    { numRuns: 30 },
  );
});

test("verl: the grader's text is what prime_code reads, and our own record lies beside", () => {
  const rows = problems.map((one, at) => rowsOf(exportNamed('verl'), one as never, at)[0]) as unknown as {
    reward_model: { ground_truth: string };
    extra_info: { rlvr_ground_truth: string };
  }[];
  const texts = rows.map((row) => row.reward_model.ground_truth);
  expect(texts[0]).toBe('1');
  expect(JSON.parse(texts[2] ?? '')).toEqual({ inputs: ['1\n'], outputs: ['2\n'] });
  expect(JSON.parse(texts[3] ?? '')).toEqual({ inputs: ['1\n"a"'], outputs: ['[2]'], fn_name: 'f' });
  // Without inputs and outputs, which would be empty: a grader that knows no assert_case would pay whoever prints nothing.
  expect(JSON.parse(texts[4] ?? '')).toEqual({
    assert_case: [expect.stringMatching(/import math[\s\S]*\nassert f\(\) == 1$/)],
  });
  expect(JSON.parse(texts[5] ?? '')).toEqual({ assert_case: [expect.stringMatching(/\ncheck\(f\)$/)] });
  expect(texts[6]).toBe('B');
  expect(rows.map((row) => JSON.parse(row.extra_info.rlvr_ground_truth))).toEqual(
    problems.map((one) => one.ground_truth),
  );
});

test('open-instruct: constraints go to its verifiers, unless their values are none that it can read', () => {
  const of = (...constraints: { id: string; [field: string]: unknown }[]) => {
    const ground_truth = { verifier: 'instruction', constraints };
    const row = rowsOf(exportNamed('open-instruct'), { ...math, ground_truth } as never, 0)[0];
    return row && [JSON.parse(String(row.ground_truth)), row.dataset];
  };
  expect(of({ id: 'a:b', n: 2 }, { id: 'c:d' })).toEqual([
    [{ instruction_id: ['a:b', 'c:d'], kwargs: [{ n: 2 }, {}] }],
    'ifeval',
  ]);
  expect(of({ id: 'validate_words', N: 3 })).toEqual([{ func_name: 'validate_words', N: 3 }, 'ifeval_old']);
  expect(of({ id: 'a:b', loud: true })).toBeUndefined();
});

test("nemo-gym: tests that its server cannot run are null, and standard input has no function's name", () => {
  const metadata = problems.map(
    (one) => (rowsOf(exportNamed('nemo-gym'), one as never, 0)[0] as Row).verifier_metadata,
  );
  expect(metadata.slice(2, 6)).toEqual([
    { unit_tests: { inputs: ['1\n'], outputs: ['2\n'], fn_name: null } },
    { unit_tests: { inputs: ['1\n"a"'], outputs: ['[2]'], fn_name: 'f' } },
    null,
    null,
  ]);
});

test("trl: the box holds the answer, for TRL's own reward; the worked solution stands beside", () => {
  const of = (one: Problem) => rowsOf(exportNamed('trl'), one as never, 0)[0];
  expect(
    of({ ...math, solution: 'As $x$ is 1, it is $1$.', ground_truth: { verifier: 'math', answer: '$1$' } }),
  ).toMatchObject({
    solution: '\\boxed{1}',
    reference_solution: 'As $x$ is 1, it is $1$.',
  });
  expect(of(problems[2] as Problem)).toMatchObject({ solution: 'pass', reference_solution: 'pass' });
});

test('lone surrogates, which no reader takes, are replaced', async () => {
  for (const name of ['trl', 'verl']) {
    const path = join(folder, `surrogate.${name}`);
    await writeExport(
      exportNamed(name),
      [{ ...math, prompt: [{ role: 'user', content: 'a\ud800b \\ud800' }] }],
      path,
    );
    const [row] = name === 'verl' ? (await parquet(path)).rows : linesOf(path);
    expect(row).toMatchObject({ prompt: [{ content: 'a\uFFFDb \\ud800' }] });
  }
});

test('a template adds to the prompt of its domain', () => {
  const template = { system: 'Think.', prefix: 'Q:', suffix: { math: 'Box it.' } };
  expect(withTemplate(math, template).prompt).toEqual([
    { role: 'system', content: 'Think.' },
    { role: 'user', content: `Q:\n\n${math.prompt[0]?.content}\n\nBox it.` },
  ]);
  expect(withTemplate({ ...math, domain: 'text' }, { suffix: { math: 'Box it.' } }).prompt).toEqual(
    math.prompt,
  );
});

test('a problem without a ground truth is left out; an aborted file leaves what stood there', async () => {
  const path = join(folder, 'abort.jsonl');
  const { ground_truth: _none, ...bare } = math;
  expect(await writeExport(exportNamed('trl'), [math, bare], path)).toEqual({ rows: 1, leftOut: 1 });
  const before = readFileSync(path, 'utf8');
  const writer = await openExport(exportNamed('trl'), path);
  await writer.write(problems[1] as Problem);
  await writer.abort();
  expect(readFileSync(path, 'utf8')).toBe(before);
  expect(existsSync(`${path}.partial`)).toBe(false);
});

const python = process.env.RLVR_PYTHON ?? 'python3';
const hasDatasets = spawnSync(python, ['-c', 'import datasets, pyarrow']).status === 0;
const required = (process.env.RLVR_REQUIRE ?? '').split(/[\s,]+/).includes('python-datasets');

const loadAll = `import json, sys, datasets
for kind, path in json.loads(sys.argv[1]):
    d = datasets.load_dataset(kind, data_files=path, split='train', cache_dir=sys.argv[2])
    first = d[0].get('responses_create_params') or d[0]
    print(json.dumps([len(d), type(first.get('prompt', first.get('messages', first.get('input')))).__name__]))`;

test.skipIf(!hasDatasets && !required)(
  'Hugging Face datasets loads every export (skipped: python3 with the packages datasets and pyarrow is absent)',
  async () => {
    const files: [kind: string, path: string][] = [];
    const expected: [rows: number, prompt: string][] = [];
    for (const shape of exportShapes) {
      const path = join(folder, 'python', `${shape.name}.${shape.file}`);
      // Our own rows are no table: meta and tests are of any shape.
      const { rows } = await writeExport(shape, shape.name === 'rlvr' ? [math] : problems, path);
      files.push([shape.file === 'parquet' ? 'parquet' : 'json', path]);
      expected.push([rows, ['nemo-rl', 'roll'].includes(shape.name) ? 'str' : 'list']);
    }
    const args = ['-c', loadAll, JSON.stringify(files), join(folder, 'cache')];
    const ran = spawnSync(python, args, { encoding: 'utf8' });
    expect([ran.status === 0 ? '' : ran.stderr, ran.stdout.trim()]).toEqual([
      '',
      expected.map((one) => JSON.stringify(one).replace(',', ', ')).join('\n'),
    ]);
  },
  180_000,
);
