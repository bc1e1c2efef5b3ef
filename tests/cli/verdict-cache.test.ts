import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { jsonLines, runRlvr } from './run-rlvr.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-verdict-cache-'));
const program = (n: number) => ({
  task_id: n,
  text: `Write a function add_${n} that returns its argument and ${n} more, for any whole number.`,
  code: `def add_${n}(x):\n    return x + ${n}`,
  test_list: [`assert add_${n}(1) == ${n + 1}`, `assert add_${n}(-${n}) == 0`],
});
writeFileSync(
  join(folder, 'rows.jsonl'),
  [1, 2, 3, 4].map((n) => `${JSON.stringify(program(n))}\n`).join(''),
);

/** Builds the same rows under another name, so that no stage of an earlier run is taken over. */
async function build(name: string, ...flags: string[]) {
  const recipe = join(folder, `${name}.yaml`);
  writeFileSync(recipe, `name: ${name}\nsources:\n  - files: rows.jsonl\n    dataset: rows\n`);
  const args = ['build-dataset', recipe, '--out', folder, '--verdict-cache', join(folder, 'cache'), ...flags];
  const { code, stdout, stderr } = await runRlvr([...args, '--json']);
  expect(code, stderr).toBe(0);
  return {
    sandbox: JSON.parse(stdout).timings.sandbox as string | null,
    rows: ['train', 'test'].flatMap((part) => {
      try {
        return jsonLines(readFileSync(join(folder, name, `${part}.jsonl`), 'utf8'));
      } catch {
        return [];
      }
    }),
  };
}

test('a program that was judged is not run again by a later build', async () => {
  const first = await build('first');
  expect(first.sandbox).not.toBeNull();
  expect(first.rows).toHaveLength(4);
  const second = await build('second');
  expect(second.sandbox).toBeNull();
  expect(second.rows).toEqual(first.rows);
  expect((await build('second', '--fresh')).sandbox).not.toBeNull();
  expect((await build('third', '--no-verdict-cache')).sandbox).not.toBeNull();
});
