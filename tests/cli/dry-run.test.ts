import { existsSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { runRlvr } from './run-rlvr.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-dry-run-'));
const lines = Array.from({ length: 5000 }, (_, n) =>
  JSON.stringify({
    question: `A box holds ${n} pens and ${n + 2} caps. How many are they?`,
    answer: `#### ${2 * n + 2}`,
  }),
);
writeFileSync(join(folder, 'many.jsonl.gz'), gzipSync(`${lines.join('\n')}\n`));
writeFileSync(join(folder, 'few.jsonl'), `${lines.slice(0, 3).join('\n')}\n{"question": 7}\n`);
writeFileSync(
  join(folder, 'recipe.yaml'),
  `name: plan
seed: 3
sources:
  - files: many.jsonl.gz
  - files: few.jsonl
  - family: linear-equation
    count: 40
stages: {score: false, split: {parts: {test: 0.1}}}
exports: [{to: rlvr}, {to: trl}]
`,
);
const dryRun = (...flags: string[]) =>
  runRlvr(['build-dataset', 'recipe.yaml', '--out', 'out', '--dry-run', ...flags], '', folder);

test('--dry-run tells sources, rows to expect, stages and exports, and writes nothing', async () => {
  const { code, stdout } = await dryRun();
  expect(code).toBe(0);
  expect(stdout).toMatch(/many\.jsonl\.gz {2}gsm8k \(recognised\) {2}about [45],\d{3} rows/);
  expect(stdout).toMatch(/few\.jsonl .* 4 rows/);
  expect(stdout).toMatch(/few\.jsonl:4: .*question/);
  expect(stdout).toMatch(/linear-equation {2}generator {2}40 rows/);
  expect(stdout).toMatch(/ - score +left out/);
  expect(stdout).toMatch(/09 split +parts \{"test":0\.1\}/);
  expect(stdout).toContain('exports: rlvr, trl');
  expect(existsSync(join(folder, 'out'))).toBe(false);
  expect(readdirSync(folder).sort()).toEqual(['few.jsonl', 'many.jsonl.gz', 'recipe.yaml']);
});

test('--limit, --sample and --json', async () => {
  const { stdout } = await dryRun('--limit', '100', '--json');
  const plan = JSON.parse(stdout);
  expect(plan.rows).toBe(100 + 4 + 40);
  expect(plan.sources.every((source: { exact: boolean }) => source.exact)).toBe(true);
  const half = JSON.parse((await dryRun('--limit', '100', '--sample', '0.5', '--json')).stdout);
  expect(half.rows).toBe(50 + 2 + 40);
});

test('a mistake in the recipe is told as a build would', async () => {
  const { code, stderr } = await runRlvr(['build-dataset', 'no.yaml', '--dry-run'], '', folder);
  expect(code).toBe(2);
  expect(stderr).toContain('no.yaml: there is no such file');
});
