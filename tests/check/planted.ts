/** A small sound dataset, and for each check a defect that it must find: the row or file, and where. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

type Row = Record<string, unknown>;

const ask = 'Put the final answer in \\boxed{}.';
let next = 0;

/** A sound math row; fields given replace its own. */
export function mathRow(prompt: string, answer: string, more: Row = {}): Row {
  next++;
  return {
    id: `planted:${next}`,
    domain: 'math',
    prompt: [{ role: 'user', content: `${prompt} ${ask}` }],
    ground_truth: { verifier: 'math', answer },
    source: { dataset: 'planted', license: 'MIT' },
    ...more,
  };
}

export function codeRow(prompt: string, tests: readonly Row[], solution: string, more: Row = {}): Row {
  next++;
  return {
    id: `planted:${next}`,
    domain: 'code',
    prompt: [{ role: 'user', content: `${prompt} Write a Python program.` }],
    ground_truth: { verifier: 'code', language: 'python', tests },
    solution,
    source: { dataset: 'planted', license: 'MIT' },
    ...more,
  };
}

export const soundTrain: readonly Row[] = [
  mathRow('A tram line has 14 stops and each stop has 3 benches. How many benches are there?', '42', {
    solution: 'There are $14 \\cdot 3 = \\boxed{42}$ benches.',
  }),
  mathRow('Half of the 90 seats in a cinema are taken. How many seats are free?', '45'),
  codeRow(
    'Read two integers and print their product.',
    [
      { stdin: '2 3\n', stdout: '6\n' },
      { stdin: '5 7\n', stdout: '35\n' },
    ],
    'a, b = map(int, input().split())\nprint(a * b)',
  ),
];
export const soundTest: readonly Row[] = [
  mathRow('A gardener plants 6 rows of 11 tulips. How many tulips does she plant?', '66'),
];
/** An evaluation file, in another format than the dataset. */
export const evaluation: readonly Row[] = [
  {
    question:
      'The bell of a harbour town rings 4 times an hour from 6 in the morning until noon. How often does it ring?',
    answer: '4*6=24\n#### 24',
  },
];

export interface Planted {
  readonly code: string;
  /** What is written to train.jsonl after the sound rows: a row, or the text of a line. */
  readonly train?: readonly (Row | string)[];
  /** What is written to another file, in place of what it held. */
  readonly files?: Readonly<Record<string, string>>;
  /** Where the finding stands. */
  readonly at: string;
  readonly severity?: 'warning';
}

const first = soundTrain.length + 1;
const here = `train.jsonl:${first}`;
const copied = (row: Row, more: Row = {}): Row => ({ ...row, id: `planted:copy-${++next}`, ...more });

const soundRecipe = 'name: planted\nsources:\n  - files: train.jsonl\n';

export const planted: readonly Planted[] = [
  { code: 'unreadable', train: ['{"id": "a", broken'], at: here },
  { code: 'unreadable', train: ['["a", "list"]'], at: here },
  { code: 'schema', train: [mathRow('What is 3 + 9?', '12', { domain: 'maths' })], at: here },
  { code: 'schema', train: [mathRow('What is 4 + 9?', '13', { lable: 1 })], at: here },
  { code: 'missing-id', train: [withoutId(mathRow('What is 8 times 12, doubled?', '192'))], at: here },
  {
    code: 'no-ground-truth',
    train: [withoutTruth(mathRow('How tall is a stack of 9 crates of 30 cm, in cm?', ''))],
    at: here,
  },
  {
    code: 'ungradable',
    train: [mathRow('What is the sum of the first 9 odd numbers?', '\\frac{')],
    at: here,
  },
  {
    code: 'gold-reference',
    train: [
      mathRow('A ferry carries 18 cars per trip. How many cars in 7 trips?', '125', {
        solution: 'So $18 \\cdot 7 = \\boxed{126}$.',
      }),
    ],
    at: here,
  },
  {
    code: 'gold-reference',
    train: [
      codeRow(
        'Read an integer and print its square.',
        [
          { stdin: '3\n', stdout: '9\n' },
          { stdin: '4\n', stdout: '16\n' },
        ],
        'print(int(input()) + 6)',
      ),
    ],
    at: here,
  },
  {
    code: 'gold-perturbed',
    train: [
      mathRow('About how many bricks are in a wall of 30 rows of 25 bricks?', '750', {
        ground_truth: { verifier: 'math', answer: '750', tolerance: 500 },
      }),
    ],
    at: here,
  },
  {
    code: 'trivial-program',
    train: [
      codeRow(
        'Read a word and print whether it is a palindrome: yes or no.',
        [
          { stdin: 'level\n', stdout: 'yes\n' },
          { stdin: 'noon\n', stdout: 'yes\n' },
        ],
        'w = input()\nprint("yes" if w == w[::-1] else "no")',
      ),
    ],
    at: here,
  },
  {
    code: 'duplicate-id',
    train: [mathRow('A shelf holds 5 boxes of 16 pens. How many pens?', '80', { id: soundTrain[0]?.id })],
    at: here,
  },
  { code: 'duplicate', train: [copied(soundTrain[1] as Row)], at: here },
  {
    code: 'near-duplicate',
    train: [
      mathRow(
        'On a long and sunny afternoon in June a baker sells 12 rolls to each of his 17 regular customers and then goes home. How many rolls does the baker sell in all that day?',
        '204',
      ),
      mathRow(
        'On a long and sunny afternoon in May a baker sells 12 rolls to each of his 17 regular customers and then goes home. How many rolls does the baker sell in all that day?',
        '204',
      ),
    ],
    at: `train.jsonl:${first + 1}`,
    severity: 'warning',
  },
  { code: 'split-leak', train: [copied(soundTest[0] as Row)], at: here },
  { code: 'contaminated', train: [mathRow(String(evaluation[0]?.question), '24')], at: here },
  {
    code: 'license',
    train: [mathRow('What is 15 percent of 260?', '39', { source: { dataset: 'planted' } })],
    at: here,
    severity: 'warning',
  },
  {
    code: 'prompt-form',
    train: [mathRow('', '31', { prompt: [{ role: 'user', content: 'Which prime comes after 29?' }] })],
    at: here,
    severity: 'warning',
  },
  {
    code: 'unnormalized',
    train: [mathRow('What\u00A0is 12\u200B squared?', '144')],
    at: here,
    severity: 'warning',
  },
  { code: 'empty-file', files: { 'test.jsonl': '', 'recipe.yaml': soundRecipe }, at: 'test.jsonl:1' },
  {
    code: 'recipe',
    files: { 'recipe.yaml': 'name: planted\nsources:\n  - files: train.jsonl\nstagse: {}\n' },
    at: 'recipe.yaml:4',
  },
  {
    code: 'recipe',
    files: { 'recipe.yaml': 'name: planted\nsources:\n  - files: absent.jsonl\n' },
    at: 'recipe.yaml:3',
  },
];

function withoutId({ id: _, ...row }: Row): Row {
  return row;
}

function withoutTruth({ ground_truth: _, ...row }: Row): Row {
  return row;
}

export const lines = (rows: readonly (Row | string)[]): string =>
  rows.map((row) => `${typeof row === 'string' ? row : JSON.stringify(row)}\n`).join('');

/** Writes the dataset with one defect, or without any. */
export function plant(folder: string, defect?: Planted): void {
  const files: Record<string, string> = {
    'train.jsonl': lines([...soundTrain, ...(defect?.train ?? [])]),
    'test.jsonl': lines(soundTest),
    'eval/harbour.jsonl': lines(evaluation),
    'recipe.yaml': soundRecipe.replace('train.jsonl', '[train.jsonl, test.jsonl]'),
    'rlvr-check.yaml': 'decontaminate:\n  against: [{files: eval/harbour.jsonl}]\n',
    ...defect?.files,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}
