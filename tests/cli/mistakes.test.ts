/** The likeliest mistakes, and what each is told: where, what, and the way out. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { runRlvr } from './run-rlvr.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-mistakes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = '{"question":"What is 2+3?","answer":"so 2+3=5\\n#### 5"}\n';
const pair = '{"completion":"5","ground_truth":"5"}';
const recipe = (source: string, more = '') => `name: x\nsources:\n  - ${source}\n${more}`;
const files: Readonly<Record<string, string | Buffer>> = {
  'train.jsonl': row,
  'pairs.jsonl': `${pair}\n`,
  'pretty.jsonl': `[\n ${pair}\n]\n`,
  'list.jsonl': `[${pair},\n${pair}]\n`,
  'typo.yaml': recipe('files: train.jsonl', 'stagse: {}\n'),
  'sourceless.yaml': 'name: x\n',
  'absent.yaml': recipe('files: trian.jsonl'),
  'column.yaml': recipe(
    'files: train.jsonl\n    format: custom\n    fields: {prompt: qestion, answer: answer}',
  ),
  'listless.yaml': 'name: x\nsources: train.jsonl\n',
  'shares.yaml': recipe('files: train.jsonl', 'stages:\n  split: {parts: {test: 1.5}}\n'),
  'format.yaml': recipe('files: train.jsonl\n    format: gsm8kk'),
  'tabs.yaml': 'name: x\nsources:\n\t- files: train.jsonl\n',
  'blank.jsonl':
    '{"completion":"5","ground_truth":""}\n{"completion":"5","ground_truth":{"verifier":"text","answer":" "}}\n',
  'truthless.jsonl': '{"completion":"5"}\n',
  'unknown.jsonl': '{"text":"What is 2+3?","number":5}\n',
  'cut.jsonl.gz': gzipSync(row.repeat(50)).subarray(0, 40),
  'rubbish.jsonl.gz': 'rubbish',
  'empty.jsonl': '',
  'windows.jsonl': `${pair}\r\n`,
  'marked.jsonl': `\uFEFF${pair}\n`,
  'wide.jsonl': Buffer.from(`\uFEFF${pair}\n`, 'utf16le'),
  'repr.jsonl': "{'completion': '5', 'ground_truth': '5'}\n",
  'notes.txt': 'hello',
  'small.parquet': 'PAR1',
};
for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
mkdirSync(join(folder, 'nothing-here'));

interface Mistake {
  readonly args: readonly string[];
  readonly code: number;
  /** In the order in which they are told. */
  readonly told: readonly string[];
}

const mistakes: readonly Mistake[] = [
  {
    args: ['verify', 'pair.jsonl'],
    code: 2,
    told: ['pair.jsonl: there is no such file', 'did you mean pairs.jsonl?'],
  },
  {
    args: ['verify', 'data/pairs.jsonl'],
    code: 2,
    told: ['data/pairs.jsonl: there is no such file', 'there is no folder'],
  },
  { args: ['verify', 'pairs.jsonl', 'pair.jsonl'], code: 2, told: ['pair.jsonl: there is no such file'] },
  { args: ['verify', '--gold', ' ', '--answer', '5'], code: 2, told: ['--gold is empty'] },
  {
    args: ['build-dataset', 'listless.yaml'],
    code: 2,
    told: ['listless.yaml:2: sources: this must be a list, not a text', 'begins with "- "'],
  },
  {
    args: ['build-dataset', 'shares.yaml'],
    code: 2,
    told: ['shares.yaml:5: stages.split.parts.test: this must be less than 1'],
  },
  {
    args: ['build-dataset', 'format.yaml'],
    code: 2,
    told: ['format.yaml:4: sources.0.format: `gsm8kk` is none of the words', 'did you mean `gsm8k`?'],
  },
  {
    args: ['convert', 'train.jsonl', 'out.csv', '--to', 'verl'],
    code: 2,
    told: ['out.csv: rows for verl are written as .parquet', 'ends in .parquet'],
  },
  {
    args: ['score', 'train.jsonl', '--scorer', 'ngrm'],
    code: 2,
    told: ['there is no scorer ngrm', 'the scorers are ngram, onnx, http'],
  },
  {
    args: ['rollout', 'train.jsonl', '--url', 'localhost:8000'],
    code: 2,
    told: ['urls.0: this is no address; it begins with http://'],
  },
  { args: ['sample', 'train.jsonl', '--mix', 'easy=2'], code: 2, told: ['this must be at most 1'] },
  { args: ['verify', '*.json'], code: 2, told: ['no file matches *.json', 'relative to'] },
  {
    args: ['verify', 'nothing-here'],
    code: 2,
    told: ['nothing-here: this folder holds no data files', 'jsonl'],
  },
  { args: ['verify', 'notes.txt'], code: 2, told: ['notes.txt: the name does not tell', '.jsonl'] },
  {
    args: ['build-dataset', 'nothing.yaml'],
    code: 2,
    told: ['nothing.yaml: there is no such file', 'rlvr init'],
  },
  { args: ['build-dataset', 'nothing-here'], code: 2, told: ['this is a folder, not a recipe'] },
  {
    args: ['build-dataset', 'train.jsonl'],
    code: 2,
    told: ['a file of rows, not a recipe', 'rlvr init train.jsonl'],
  },
  {
    args: ['build-dataset', 'typo.yaml'],
    code: 2,
    told: ['typo.yaml:4: stagse: there is no key `stagse`', 'did you mean `stages`?'],
  },
  {
    args: ['build-dataset', 'sourceless.yaml'],
    code: 2,
    told: ['sourceless.yaml:1: sources: `sources` is missing'],
  },
  {
    args: ['verify', 'pairs.jsonl', '--sandbox', 'podman'],
    code: 2,
    told: ["'podman' is invalid", 'Allowed choices are auto, docker, bubblewrap, wasm'],
  },
  {
    args: ['generate', '--family', 'linear', '--count', '3'],
    code: 2,
    told: ['there is no family linear', 'did you mean `linear-equation` or `linear-system`?'],
  },
  {
    args: ['sandbox', 'build', '--packages', 'python3-pandas;reboot'],
    code: 2,
    told: ["no name of a Debian package: 'python3-pandas;reboot'", 'names with commas between'],
  },
  {
    args: ['sandbox', 'build', '--languages', 'python,cobol'],
    code: 2,
    told: ['there is no language cobol', 'known are python'],
  },
  { args: ['inspect', 'train.jsonl', '--row', '9'], code: 1, told: ['no row matches', '--stats'] },
  { args: ['build-dataset', 'tabs.yaml'], code: 2, told: ['tabs.yaml:3: ', 'indentation needs spaces'] },
  {
    args: ['build-dataset', 'absent.yaml'],
    code: 2,
    told: ['trian.jsonl: there is no such file', 'did you mean train.jsonl?'],
  },
  {
    args: ['build-dataset', 'column.yaml'],
    code: 1,
    told: [
      'train.jsonl:1: qestion is missing or empty',
      'the row has question, answer',
      'the dataset is empty',
      'rlvr check column.yaml',
    ],
  },
  { args: ['build-dataset'], code: 2, told: ["missing required argument 'recipe'", '--help'] },
  {
    args: ['verify', 'pretty.jsonl'],
    code: 0,
    told: ['pretty.jsonl:1: the file is JSON, not JSON Lines', 'rename pretty.jsonl to end in .json'],
  },
  { args: ['verify', 'list.jsonl'], code: 0, told: ['list.jsonl:1: the file is JSON, not JSON Lines'] },
  {
    args: ['verify', 'repr.jsonl'],
    code: 0,
    told: ['repr.jsonl:1: the row is not JSON', "Python's repr", 'json.dumps'],
  },
  {
    args: ['verify', 'truthless.jsonl', '--strict'],
    code: 1,
    told: ['truthless.jsonl:1: ground_truth: the row has no ground truth; give it in `ground_truth`'],
  },
  {
    args: ['verify', 'blank.jsonl'],
    code: 0,
    told: [
      'blank.jsonl:1: ground_truth: the ground truth is empty',
      'blank.jsonl:2: ground_truth: the',
      '2 bad rows',
    ],
  },
  {
    args: ['verify', 'train.jsonl'],
    code: 0,
    told: ['train.jsonl:1: completion: the row has no completion; give it in `completion`'],
  },
  {
    args: ['convert', 'unknown.jsonl', 'out.jsonl', '--to', 'trl'],
    code: 2,
    told: [
      'unknown.jsonl: the format is not recognised: the rows have the fields text, number',
      'format: custom',
    ],
  },
  {
    args: ['verify', 'cut.jsonl.gz'],
    code: 0,
    told: ['cut.jsonl.gz:', 'the gzip data end in the middle', 'fetch or pack the file again'],
  },
  { args: ['verify', 'rubbish.jsonl.gz'], code: 0, told: ['rubbish.jsonl.gz:1: the gzip data are damaged'] },
  { args: ['verify', 'empty.jsonl'], code: 0, told: ['0 rows', 'nothing to judge'] },
  { args: ['verify', 'windows.jsonl'], code: 0, told: ['1 correct'] },
  { args: ['verify', 'marked.jsonl'], code: 0, told: ['1 correct'] },
  {
    args: ['verify', 'wide.jsonl'],
    code: 0,
    told: ['wide.jsonl:1: ', 'looks like UTF-16', 'iconv -f UTF-16 -t UTF-8'],
  },
  { args: ['verify', 'small.parquet'], code: 2, told: ['small.parquet cannot be read as Parquet'] },
  {
    args: ['verify', 'pairs.jsonl', '--jbos', '3'],
    code: 2,
    told: ["unknown option '--jbos'", 'Did you mean --jobs?'],
  },
  { args: ['verfy', 'pairs.jsonl'], code: 2, told: ["unknown command 'verfy'", 'Did you mean verify?'] },
  { args: ['verify', 'pairs.jsonl', '--jobs', 'two'], code: 2, told: ['give a whole number from 1'] },
  {
    args: ['verify', 'pairs.jsonl', '--rewards', 'corect'],
    code: 2,
    told: ['there is no reward of that name', 'correct, tests'],
  },
  {
    args: ['convert', 'train.jsonl', 'out.parquet', '--to', 'verll'],
    code: 2,
    told: ['there is no export verll', 'verl'],
  },
  {
    args: ['convert', 'train.jsonl', 'notes.txt/out.jsonl', '--to', 'trl'],
    code: 2,
    told: ['notes.txt', 'a file stands where a folder is needed'],
  },
  {
    args: ['score', 'train.jsonl', '--scorer', 'onnx', '--model', './no-model'],
    code: 3,
    told: ['no-model', 'config.json'],
  },
  {
    args: ['generate', '--family', 'linear-equatoin', '--count', '3'],
    code: 2,
    told: ['did you mean `linear-equation`?'],
  },
  { args: ['check'], code: 2, told: ['nothing is named to check', 'rlvr-check.yaml'] },
  {
    args: ['check', 'train.jsonl', '--skip', 'lisence'],
    code: 2,
    told: ['--skip: there is no check `lisence`', 'did you mean `license`?'],
  },
  { args: ['sample', 'nowhere'], code: 2, told: ['nowhere: there is no such file'] },
];

describe('a mistake is told where, what, and the way out', () => {
  it.each(mistakes.map((mistake): [string, Mistake] => [`rlvr ${mistake.args.join(' ')}`, mistake]))(
    '%s',
    async (_, { args, code, told }) => {
      const ended = await runRlvr(args, '', folder);
      let from = 0;
      for (const part of told) {
        const at = ended.stderr.indexOf(part, from);
        expect(at, `“${part}” in:\n${ended.stderr}`).toBeGreaterThanOrEqual(0);
        from = at;
      }
      expect(ended.stderr).not.toContain('a bug of ours');
      expect(ended.code).toBe(code);
    },
  );
});

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));

it('an old Node.js is told before anything that it cannot read is loaded', () => {
  writeFileSync(
    join(folder, 'old.cjs'),
    "Object.defineProperty(process.versions, 'node', { value: '18.20.4' });",
  );
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--require', join(folder, 'old.cjs'), main, '--version'],
    { encoding: 'utf8' },
  );
  expect(stderr).toContain('rlvr: Node.js 18.20.4 is too old\n  → install Node.js 22');
  expect(status).toBe(3);
});

const hasScript = process.platform === 'linux' && spawnSync('script', ['--version']).status === 0;
// `script` lends a terminal; util-linux has it.
it.skipIf(!hasScript)('a command that reads from the terminal says so', () => {
  const { stdout } = spawnSync('script', ['-qec', `'${process.execPath}' '${main}' verify`, '/dev/null'], {
    input: '\u0004',
    encoding: 'utf8',
  });
  expect(stdout).toContain('reading rows from the terminal');
});
