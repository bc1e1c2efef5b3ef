import { grouped } from '../grouped.js';
import type { Manifest } from './manifest.js';

/** What the user sees at the end of a build: the funnel by stage and reason, and where everything lies. */
export function renderFunnel(built: { readonly folder: string; readonly manifest: Manifest }): string {
  const { manifest, folder } = built;
  const lines = [row('stage', 'in', 'kept', 'dropped', 'why'), rule()];
  for (const stage of manifest.stages) {
    lines.push(
      row(
        stage.name,
        grouped(stage.in),
        grouped(stage.kept),
        grouped(stage.dropped),
        reasonsOf(stage.reasons),
      ),
    );
  }
  lines.push('', 'written:');
  for (const output of manifest.outputs)
    lines.push(`  ${folder}/${output.path}  (${output.export}, ${grouped(output.rows)} rows)`);
  lines.push(`  ${folder}/stages/*/dropped.jsonl  (every dropped row with its reason)`);
  lines.push(`  ${folder}/README.md, manifest.json`);
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** `duplicate-of 3, link 1`: the most frequent first. */
export function reasonsOf(reasons: Readonly<Record<string, number>>): string {
  return Object.entries(reasons)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([code, rows]) => `${code} ${grouped(rows)}`)
    .join(', ');
}

function row(name: string, ...cells: [string, string, string, string]): string {
  const [arrived, kept, dropped, why] = cells;
  return `${name.padEnd(14)}${arrived.padStart(10)}${kept.padStart(10)}${dropped.padStart(10)}  ${why}`;
}

function rule(): string {
  return '-'.repeat(70);
}
