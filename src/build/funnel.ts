import { counted, grouped } from '../grouped.js';
import type { Figures } from '../pipeline/stage.js';
import type { BuiltPart } from './build-part.js';
import type { Manifest } from './manifest.js';

/** What the user sees at the end of a build: the funnel by stage and reason, and where everything lies. */
export function renderFunnel(built: { readonly folder: string; readonly manifest: Manifest }): string {
  const { manifest, folder } = built;
  const lines = stageTable(manifest.stages);
  lines.push('', ...figureLines(manifest, folder), '', 'written:');
  for (const output of manifest.outputs)
    lines.push(`  ${folder}/${output.path}  (${output.export}, ${counted(output.rows, 'row')})`);
  lines.push(`  ${folder}/stages/*/dropped.jsonl  (every dropped row with its reason)`);
  lines.push(`  ${folder}/README.md, manifest.json`);
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

/** What some stages did, where the run goes on later. */
export function renderPart({ folder, stages }: BuiltPart): string {
  const lines = [...stageTable(stages), '', `${folder}/stages holds what they kept and dropped`];
  return `${lines.map((line) => line.trimEnd()).join('\n')}\n`;
}

function stageTable(stages: Manifest['stages']): string[] {
  const lines = [row('stage', 'in', 'kept', 'dropped', 'why'), rule()];
  for (const { name, reasons, ...rows } of stages) {
    lines.push(row(name, grouped(rows.in), grouped(rows.kept), grouped(rows.dropped), reasonsOf(reasons)));
  }
  return lines;
}

/** `duplicate-of 3, link 1`: the most frequent first. */
export function reasonsOf(reasons: Readonly<Record<string, number>>): string {
  return Object.entries(reasons)
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([code, rows]) => `${code} ${grouped(rows)}`)
    .join(', ');
}

/** Counts that a stage tells of its own, and the reports that it wrote for a person. Shares by source are in the dataset card. */
function figureLines(manifest: Manifest, folder: string): string[] {
  return manifest.stages.flatMap(({ name, figures, reports = {} }, at) => {
    const told = Object.entries(figures)
      .filter(([, value]) => !isByShare(value))
      .map(([key, value]) => `${key} ${figure(value)}`);
    const stage = `${String(at + 1).padStart(2, '0')}-${name}`;
    const files = Object.entries(reports).map(
      ([report, rows]) => `  ${folder}/stages/${stage}/${report}.jsonl  (${counted(rows, 'row')})`,
    );
    return told.length === 0 ? [] : [`${name}: ${told.join(' · ')}`, ...files];
  });
}

function isByShare(value: Figures[string]): boolean {
  return (
    typeof value === 'object' &&
    Object.values(value).some((one) => typeof one === 'number' && !Number.isInteger(one))
  );
}

/** `{easy: 3, hard: 4}` as `easy 3, hard 4`. */
function figure(value: Figures[string]): string {
  if (typeof value === 'number') return Number.isInteger(value) ? grouped(value) : String(value);
  if (typeof value === 'string') return value;
  const parts = Array.isArray(value)
    ? value
    : Object.entries(value).map(([key, one]) => `${key} ${grouped(one)}`);
  return parts.join(', ') || 'none';
}

function row(name: string, ...cells: [string, string, string, string]): string {
  const [arrived, kept, dropped, why] = cells;
  return `${name.padEnd(14)}${arrived.padStart(10)}${kept.padStart(10)}${dropped.padStart(10)}  ${why}`;
}

function rule(): string {
  return '-'.repeat(70);
}
