/**
 * The defects of docs/defects.md: what each program earns from a task's own tests. The public files are no part of the project: RLVR_CATALOG
 * names the folder they lie in, `../shared/data` if absent.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import type { Problem } from '#datasets/index.js';
import { readFiles } from '#datasets/read-files.js';
import { openJudge } from '#src/judge/judge.js';

const folder = resolve(process.env.RLVR_CATALOG ?? '../shared/data');

interface Defect {
  readonly file: string;
  readonly id: string;
  /** Of ours; null stands for the task's reference. */
  readonly program: string | null;
  readonly reward: number;
  readonly wrong: string;
}

const { defects } = JSON.parse(readFileSync('tests/datasets/defects.json', 'utf8')) as { defects: Defect[] };
const page = readFileSync('docs/defects.md', 'utf8');

async function problemsOf(file: string): Promise<Map<string, Problem>> {
  const found = new Map<string, Problem>();
  for await (const batch of readFiles([join(folder, file)], { dataset: 'd' }, () => undefined))
    for (const one of batch) if ('problem' in one) found.set(one.problem.id.slice('d:'.length), one.problem);
  return found;
}

test('the page tells every defect', () => {
  for (const { id, program, wrong } of defects) {
    expect(page).toContain(id);
    if (program !== null) expect(page).toContain(`| ${id} | ${wrong} | \`${program}\` |`);
  }
});

describe.skipIf(!existsSync(folder))('public datasets (skipped: their folder is absent)', () => {
  const judge = openJudge({ jobs: 2, sandbox: 'auto' });
  afterAll(() => judge.close());

  test.each([...new Set(defects.map(({ file }) => file))])(
    '%s: programs earn what the page says',
    async (file) => {
      const problems = await problemsOf(file);
      const shown = defects.filter((one) => one.file === file);
      const verdicts = await judge.judge(
        shown.map(({ id, program }) => {
          const problem = problems.get(id);
          if (problem?.ground_truth === undefined) throw new Error(`${file} has no task ${id}`);
          const completion = `\`\`\`python\n${program ?? problem.solution}\n\`\`\``;
          return { completion, groundTruth: problem.ground_truth };
        }),
      );
      expect(verdicts.map(({ reward }, at) => `${shown[at]?.id} ${reward}`)).toEqual(
        shown.map(({ id, reward }) => `${id} ${reward}`),
      );
    },
  );
});
