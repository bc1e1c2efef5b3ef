import { counted, grouped } from '../../grouped.js';
import type { BuildPlan, PlannedStage } from './plan-build.js';
import type { PlannedSource } from './planned-sources.js';

/** The plan for a person. */
export function renderPlan(plan: BuildPlan): string {
  const lines = [
    `${plan.folder}${plan.replaces ? '  (replaces the run that is there, once it is whole)' : ''}, seed ${plan.seed}`,
    '',
    'sources:',
    ...plan.sources.flatMap(sourceLines),
    `  ${count(
      plan.rows,
      plan.sources.every(({ exact }) => exact),
    )} in all`,
    '',
    'stages:',
    ...stageLines(plan.stages),
    '',
    `exports: ${plan.exports.join(', ')}`,
    ...sandboxLine(plan.sandbox),
    'nothing was written; without --dry-run it is built',
  ];
  return `${lines.join('\n')}\n`;
}

function sourceLines(source: PlannedSource): string[] {
  const rows = count(source.rows, source.exact);
  if ('family' in source) return [`  ${source.family}  generator  ${rows}`];
  const { file, format, guessed, bytes, looked } = source.ahead;
  const read = format === undefined ? 'no row could be read' : `${format}${guessed ? ' (recognised)' : ''}`;
  const domains = Object.entries(looked.domains).map(([domain, rows]) => `${grouped(rows)} ${domain}`);
  const kinds = [...domains, ...(looked.bad > 0 ? [`${grouped(looked.bad)} bad`] : [])];
  return [
    `  ${file}  ${read}  ${rows}  ${size(bytes)}`,
    ...(looked.rows === 0 ? [] : [`    of the first ${count(looked.rows, true)}: ${kinds.join(', ')}`]),
    ...(looked.firstBad === undefined ? [] : [`    ${looked.firstBad}`]),
  ];
}

/** Numbered as the stages' folders are, of which ingest's is the first. */
function stageLines(stages: readonly PlannedStage[]): string[] {
  let number = 1;
  return stages.map(({ name, settings, changed }) => {
    if (settings === false) return `   - ${name.padEnd(15)}left out`;
    const values = changed.map((key) => `${key} ${JSON.stringify(settings[key])}`).join(', ');
    return `  ${String(++number).padStart(2, '0')} ${name.padEnd(15)}${values || 'defaults'}`;
  });
}

function sandboxLine(sandbox: string | null | undefined): string[] {
  if (sandbox === undefined) return [];
  if (sandbox === null) return ['programs: no sandbox works here → rlvr doctor'];
  return [`programs: run in ${sandbox}`];
}

function count(rows: number, exact: boolean): string {
  return `${exact ? '' : 'about '}${counted(rows, 'row')}`;
}

function size(bytes: number): string {
  if (bytes < 2 ** 10) return `${bytes} B`;
  const [value, unit] = bytes < 2 ** 20 ? [bytes / 2 ** 10, 'kB'] : [bytes / 2 ** 20, 'MB'];
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${unit}`;
}
