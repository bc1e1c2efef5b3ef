import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('no floor imports upward, no room imports its neighbour, and the tool saw the modules', () => {
  const bin = 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs';
  const floors = ['src', 'verifiers', 'sandboxes', 'datasets'];
  const args = [bin, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...floors];
  const report = JSON.parse(execFileSync(process.execPath, args, { maxBuffer: 1 << 28 }).toString());
  const { violations, totalCruised } = report.summary;
  expect(
    violations.map(
      (one: { from: string; to: string; rule: { name: string } }) =>
        `${one.rule.name}: ${one.from} → ${one.to}`,
    ),
  ).toEqual([]);
  // A resolver that understands nothing sees few modules and no violation.
  expect(totalCruised).toBeGreaterThan(120);
  const crossing = report.modules
    .find((module: { source: string }) => module.source === 'src/judge/sandbox-judge.ts')
    .dependencies.map((dependency: { resolved: string }) => dependency.resolved);
  expect(crossing).toContain('sandboxes/registry.ts');
});
