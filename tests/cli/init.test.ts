import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runRlvr } from './run-rlvr.js';

const samples = fileURLToPath(new URL('../../../datasets/samples', import.meta.url));
const files = readdirSync(samples).filter((name) => name.endsWith('.jsonl'));
const folder = mkdtempSync(join(tmpdir(), 'rlvr-init-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
for (const name of files) copyFileSync(join(samples, name), join(folder, name));
const rlvr = (...args: string[]) => runRlvr(args, '', folder);

describe('rlvr init', () => {
  it.each(files)('writes a recipe for %s that is sound and builds as it stands', async (name) => {
    const recipe = `${name}.yaml`;
    const made = await rlvr('init', name, '--out', recipe);
    expect(made.code, made.stderr).toBe(0);
    expect(made.stdout).toMatch(new RegExp(`^${name}: [a-z0-9-]+; \\d+ rows; .*\\n {2}e\\.g\\. \\S`));
    expect((await rlvr('check', recipe)).stdout).toBe('');
    const built = await rlvr('build-dataset', recipe, '--limit', '20');
    expect(built.code, built.stderr).toBe(0);
  });

  it('takes held-out files for what to decontaminate against, and tells what it leaves out', async () => {
    writeFileSync(join(folder, 'notes.json'), '{"a": 1}');
    copyFileSync(join(folder, 'evaluation.jsonl'), join(folder, 'test-held.jsonl'));
    const made = await rlvr(
      'init',
      'gsm8k.jsonl',
      'test-held.jsonl',
      'notes.json',
      '--out',
      'mixed.yaml',
      '--name',
      'mixed',
    );
    expect(made.code, made.stderr).toBe(0);
    expect(made.stdout).toContain('notes.json: left out: the format is not recognised');
    const text = readFileSync(join(folder, 'mixed.yaml'), 'utf8');
    expect(text).toContain('- {files: "test-held.jsonl", format: ');
    expect(text).toContain('# left out: notes.json');
    expect((await rlvr('check', 'mixed.yaml')).code).toBe(0);
  });

  it('names the licence that it is told, and asks for the form that the verifiers look for', async () => {
    const made = await rlvr(
      ...[
        'init',
        'math.jsonl',
        'mbpp.jsonl',
        '--license',
        'CC-BY-4.0',
        '--out',
        'told.yaml',
        '--name',
        'told',
      ],
    );
    expect(made.code, made.stderr).toBe(0);
    expect((await rlvr('build-dataset', 'told.yaml', '--limit', '20')).code).toBe(0);
    const checked = await rlvr('check', 'out/told');
    expect(checked.code, checked.stdout).toBe(0);
    expect(checked.stdout).not.toMatch(/prompt-form|license/);
  });

  it('overwrites nothing without --force', async () => {
    writeFileSync(join(folder, 'mine.yaml'), 'mine');
    const refused = await rlvr('init', 'gsm8k.jsonl', '--out', 'mine.yaml');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('mine.yaml: this file exists, and will not be overwritten');
    expect(readFileSync(join(folder, 'mine.yaml'), 'utf8')).toBe('mine');
    expect((await rlvr('init', 'gsm8k.jsonl', '--out', 'mine.yaml', '--force')).code).toBe(0);
  });

  it('guesses where the parts of a file in no known shape stand, and the recipe builds', async () => {
    const rows = ['Nr;Exercise;Result;remark', '1;"What is 1,5 + 2?";3,5;', '2;"What is 7 * 8?";56;easy'];
    writeFileSync(join(folder, 'school.csv'), rows.join('\r\n'));
    const made = await rlvr('init', 'school.csv', '--out', 'school.yaml');
    expect(made.code, made.stderr).toBe(0);
    expect(made.stdout).toContain(
      "guessed by the columns' names: prompt from Exercise, answer from Result, id from Nr",
    );
    expect((await rlvr('check', 'school.yaml')).stdout).toBe('');
    const built = await rlvr('build-dataset', 'school.yaml');
    expect(built.code, built.stderr).toBe(0);
    expect(readFileSync(join(folder, 'out/school/train.jsonl'), 'utf8')).toContain('"answer":"56"');
  });

  it('says why when no file can be a source', async () => {
    writeFileSync(join(folder, 'notes.json'), '{"a": 1}');
    const refused = await rlvr('init', 'notes.json', '--out', 'none.yaml');
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain('notes.json: the file cannot be a source: the format is not recognised');
    writeFileSync(join(folder, 'empty.jsonl'), '');
    const both = await rlvr('init', 'notes.json', 'empty.jsonl', '--out', 'none.yaml');
    expect(both.stderr).toContain('none of the 2 files can be a source:\n  notes.json: the format is');
    expect(both.stderr).toContain('\n  empty.jsonl: the file has no rows');
  });
});
