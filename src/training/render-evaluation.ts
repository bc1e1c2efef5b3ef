import type { Evaluation, PartReport } from './evaluate.js';

/** The figures as tables for a terminal and for a model card (Markdown). */
export function renderEvaluation(evaluation: Evaluation): string {
  const { scorer, device, faults, texts_per_second } = evaluation;
  const head = `${scorer} on ${device}: ${texts_per_second.toLocaleString('en')} texts/s${faults > 0 ? `, ${faults} not rated` : ''}`;
  return [head, ...evaluation.parts.map(renderPart)].join('\n\n');
}

function renderPart(report: PartReport): string {
  const lines = [`${report.part}: ${report.rows.toLocaleString('en')} rows`];
  if (report.auc !== undefined) {
    lines.push(
      `  quality     AUC ${figure(report.auc)}  Brier ${figure(report.brier)}  calibration error ${figure(report.calibration_error)}`,
    );
    lines.push('', table(['quality AUC against', ''], Object.entries(report.auc_by_corruption)));
    lines.push('', table(['quality AUC in', ''], Object.entries(report.auc_by_source)));
    lines.push('', plot(report));
  }
  const difficulty = Object.entries(report.difficulty_by_source);
  if (difficulty.length > 0) {
    const rows = difficulty.map(([source, { rows, prompt, with_solution }]) => [
      source,
      rows,
      figure(prompt),
      figure(with_solution),
    ]);
    lines.push('', table(['difficulty, Spearman in', 'rows', 'prompt alone', 'with solution'], rows));
  }
  return lines.join('\n');
}

function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const cells = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? String(cell) : String(cell))),
  );
  const widths = head.map((title, column) =>
    Math.max(title.length, ...cells.map((row) => (row[column] ?? '').length)),
  );
  const line = (row: readonly string[]) =>
    `  ${row
      .map((cell, column) => cell.padEnd(widths[column] as number))
      .join('  ')
      .trimEnd()}`;
  return [line(head), ...cells.map(line)].join('\n');
}

const plotWidth = 40;

/** A reliability plot: per bin the probability said, the share found (#) and where it should be (|). */
function plot({ reliability = [] }: PartReport): string {
  const lines = reliability.map(({ count, said, found }) => {
    const bar = [...'#'.repeat(Math.round(found * plotWidth)).padEnd(plotWidth + 1)];
    bar[Math.round(said * plotWidth)] = '|';
    return `  ${said.toFixed(2)}  ${bar.join('')} ${found.toFixed(2)}  ${count}`;
  });
  return ['  reliability: said, share of sound problems found (# up to |), rows', ...lines].join('\n');
}

function figure(value: number | undefined): string {
  return value === undefined ? '' : value.toFixed(4);
}
