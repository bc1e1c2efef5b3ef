/** No command puts its output in the place of a pipe, a device, or the rows that it reads. */
import { spawnSync } from 'node:child_process';
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { runRlvr } from './run-rlvr.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-outputs-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const row =
  '{"id":"a:1","domain":"math","prompt":[{"role":"user","content":"What is 2+3?"}],"ground_truth":{"verifier":"math","answer":"5"},"source":{"dataset":"a"}}\n';
writeFileSync(join(folder, 'rows.jsonl'), row);
writeFileSync(join(folder, 'labelled.jsonl'), '{"text":"What is 2+3?","quality":1}\n');
mkdirSync(join(folder, 'folder.jsonl'));
spawnSync('mkfifo', [join(folder, 'pipe')]);

const rollout = ['--url', 'http://127.0.0.1:1', '-n', '1'];
const commands: readonly (readonly [reads: string, ...args: string[]])[] = [
  ['rows.jsonl', 'convert', 'rows.jsonl', 'OUT', '--to', 'trl'],
  ['rows.jsonl', 'inspect', 'rows.jsonl', '--output', 'OUT'],
  ['rows.jsonl', 'sample', 'rows.jsonl', '--batch', '1', '--batches', '1', '--out', 'OUT'],
  ['rows.jsonl', 'rollout', 'rows.jsonl', ...rollout, '--output', 'OUT'],
  ['rows.jsonl', 'steps', 'rows.jsonl', ...rollout, '--output', 'OUT'],
  ['labelled.jsonl', 'scorer', 'train', 'labelled.jsonl', '--out', 'OUT'],
];

test.each(commands)('%s: rlvr %s …', async (reads, ...args) => {
  const into = (out: string) =>
    runRlvr(
      args.map((arg) => (arg === 'OUT' ? out : arg)),
      '',
      folder,
    );
  const before = readFileSync(join(folder, reads), 'utf8');
  for (const out of ['pipe', '/dev/stdout', 'folder.jsonl']) {
    const ended = await into(out);
    expect(ended.code, ended.stderr).toBe(2);
    expect(ended.stderr).toContain(
      `${out}: this is a ${out === 'folder.jsonl' ? 'folder' : 'pipe or a device'}, and no file that can be replaced`,
    );
  }
  expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
  const itself = await into(join('folder.jsonl', '..', reads));
  expect(itself.code, itself.stderr).toBe(2);
  expect(itself.stderr).toMatch(/which would take its place|would be replaced by the report/);
  expect(readFileSync(join(folder, reads), 'utf8')).toBe(before);
});

test('init --force replaces a recipe, and no pipe', async () => {
  const ended = await runRlvr(['init', 'rows.jsonl', '--out', 'pipe', '--force'], '', folder);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('this is a pipe or a device');
  expect(lstatSync(join(folder, 'pipe')).isFIFO()).toBe(true);
});
