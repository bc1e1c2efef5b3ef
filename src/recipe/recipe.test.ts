import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Failure, renderFailure } from '../failure.js';
import { recipeJsonSchema } from './json-schema.js';
import { loadRecipe, readRecipe } from './load-recipe.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-recipe-'));

async function mistakesOf(yaml: string): Promise<string> {
  const path = join(folder, 'recipe.yaml');
  await writeFile(path, yaml);
  const failure = await loadRecipe(path).then(
    () => undefined,
    (error: Failure) => error,
  );
  expect(failure?.name).toBe('Failure');
  expect(failure?.exitCode).toBe(2);
  return renderFailure(failure as Failure).replaceAll(path, 'recipe.yaml');
}

test('a recipe with nothing but sources gets every default', async () => {
  const path = join(folder, 'small.yaml');
  await writeFile(path, 'name: small\nsources:\n  - files: a.jsonl\n');
  const { recipe } = await loadRecipe(path);
  expect(recipe.seed).toBe(0);
  expect(recipe.exports).toEqual([{ to: 'rlvr' }]);
  expect(recipe.stages.dedup).toMatchObject({ threshold: 0.7, preset: 'by-threshold' });
  expect(recipe.stages.decontaminate).toMatchObject({ against: [] });
});

test.each([
  ['math.yaml', 'math'],
  ['my first recipe.yml', 'my-first-recipe'],
  ['.hidden', 'hidden'],
  ['数学.yaml', 'recipe'],
])('without a name, the recipe %s is called %s', (path, name) => {
  const read = readRecipe('sources:\n  - files: a.jsonl\n', path);
  expect('value' in read && read.value.name).toBe(name);
});

test.each([
  [
    'name: a\nsource:\n  - files: x\n',
    'recipe.yaml:2: source: there is no key `source` here\n  → did you mean `sources`?',
  ],
  [
    'name: a\nsources:\n  - files: x\nstages:\n  dedup:\n    treshold: 0.5\n',
    'recipe.yaml:6: stages.dedup.treshold: there is no key `treshold` here\n  → did you mean `threshold`?',
  ],
  [
    'name: a\nsources:\n  - files: x\n    fromat: gsm8k\n',
    'recipe.yaml:4: sources.0.fromat: there is no key `fromat` here\n  → did you mean `format`?',
  ],
  ['name: a\nsources:\n  - files: x\n    format: gsm8\n', '→ did you mean `gsm8k`?'],
  ['name: a\nsources:\n  - files: x\nexports:\n  - to: verll\n', '→ did you mean `verl`?'],
  [
    'name: a\nsources:\n  - family: linear\n    count: 3\n',
    '→ did you mean `linear-equation` or `linear-system`?',
  ],
  ['name: a\nsources: []\n', 'recipe.yaml:2: sources: name at least one source'],
  ['name: a\nsources:\n  - family: no-such-family\n    count: 3\n', 'recipe.yaml:3: sources.0.family'],
  ['name: a b\nsources:\n  - files: x\n', 'recipe.yaml:1: name: use letters'],
  ['name: a\nsources:\n  - files: x\nstages:\n  tier: { easy: 0.2 }\n', '`medium` must be below `easy`'],
  [
    'name: a\nsources:\n  - files: x\nstages:\n  score:\n    scorer: { backend: htpp, urls: x }\n',
    'recipe.yaml:6: stages.score.scorer.backend: there is no backend `htpp`\n  → did you mean `http`?',
  ],
  [
    'name: a\nsources:\n  - files: x\nstages:\n  score:\n    scorer: { backend: onnx, model: m, devise: cpu }\n',
    'recipe.yaml:6: stages.score.scorer.devise: there is no key `devise` here\n  → did you mean `device`?',
  ],
  [
    'name: a\nsources:\n  - files: x\nstages:\n  score:\n    scorer: { model: m }\n',
    'stages.score.scorer.backend: `backend` is missing\n  → use one of `ngram`, `onnx`, `http`',
  ],
  [
    'name: a\nsources:\n  - files: x\nstages:\n  score: { scorer: onx }\n',
    'stages.score.scorer: `onx` is none of the words',
  ],
  ['name: a\nsources:\n  - files: "x\n', 'recipe.yaml:'],
  ['name: a\nsources:\n  - files: x\n    format: custom\n', '`format: custom` and `fields` go together'],
])('a mistake is told by line, key and remedy: %j', async (yaml, told) => {
  expect(await mistakesOf(yaml)).toContain(told);
});

test('all mistakes are told at once', async () => {
  const told = await mistakesOf('nam: a\nsources:\n  - files: x\nstages:\n  filtr: {}\n');
  expect(told).toContain('`nam`');
  expect(told).toContain('`filtr`');
});

test('a recipe that is not there is told by its path', async () => {
  await expect(loadRecipe(join(folder, 'none.yaml'))).rejects.toThrow('there is no such file');
});

test('the JSON Schema for editors is up to date (npm run schema)', async () => {
  const written = JSON.parse(await readFile('recipe.schema.json', 'utf8'));
  expect(written).toEqual(JSON.parse(JSON.stringify(recipeJsonSchema())));
});
