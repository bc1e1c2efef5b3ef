import { counted, grouped } from '../../grouped.js';
import type { Run } from '../items/run-folder.js';
import { categories, measures, type Survey } from '../survey/survey.js';
import { cutText, visible } from '../text/visible.js';
import { dim, type Look, strong } from './look.js';
import { columnsOf } from './wrap.js';

const valuesShown = 15;

/** Counts, quantiles and tables of all rows; of a run, the funnel before them. */
export function renderStats(survey: Survey, run: Run | undefined, look: Look): string {
  const bad = survey.bad > 0 ? `, ${grouped(survey.bad)} of which cannot be read` : '';
  return [
    ...(run === undefined ? [] : [...funnelLines(run, look), '']),
    `${counted(survey.rows, 'row')}${bad}`,
    ...spreadLines(survey, look),
    ...categoryLines(survey, look),
    '',
  ].join('\n');
}

/** The same as one object. */
export function statsRecord(survey: Survey, run: Run | undefined): Record<string, unknown> {
  const spreads = [...survey.spreads].map(([name, spread]) => [name, spread.summary()]);
  const counts = [...survey.counts].map(([name, values]) => [name, Object.fromEntries(values.entries())]);
  return {
    ...(run === undefined ? {} : { run: run.name, stages: run.stages }),
    rows: survey.rows,
    bad_rows: survey.bad,
    quantiles: Object.fromEntries(spreads),
    counts: Object.fromEntries(counts),
  };
}

function funnelLines(run: Run, look: Look): string[] {
  const table = run.stages.map((stage) => {
    const reasons = Object.entries(stage.reasons)
      .sort(([, m], [, n]) => n - m)
      .map(([code, rows]) => `${code} ${grouped(rows)}`);
    return [stage.name, grouped(stage.in), grouped(stage.kept), grouped(stage.dropped), reasons.join(', ')];
  });
  return tableLines(['stage', 'in', 'kept', 'dropped', 'why'], table, look, [1, 2, 3]);
}

function spreadLines(survey: Survey, look: Look): string[] {
  const rows = Object.entries(measures).flatMap(([name, { title, unit }]) => {
    const summary = survey.spreads.get(name as keyof typeof measures)?.summary();
    if (summary === undefined) return [];
    const show = (value: number) => (unit === 'share' ? value.toFixed(3) : grouped(Math.round(value)));
    const { count, min, p10, p50, p90, max, mean } = summary;
    return [[title, grouped(count), ...[min, p10, p50, p90, max, mean].map(show)]];
  });
  if (rows.length === 0) return [];
  const head = ['', 'rows', 'min', '10 %', 'median', '90 %', 'max', 'mean'];
  return ['', ...tableLines(head, rows, look, [1, 2, 3, 4, 5, 6, 7])];
}

function categoryLines(survey: Survey, look: Look): string[] {
  return Object.entries(categories).flatMap(([name, title]) => {
    const counts = survey.counts.get(name as keyof typeof categories);
    if (counts === undefined) return [];
    const entries = counts.entries();
    const total = Math.max(1, counts.total);
    const most = Math.max(1, ...entries.map(([, count]) => count));
    const rows = entries.slice(0, valuesShown).map(([value, count]) => {
      const bar = '█'.repeat(Math.max(count > 0 ? 1 : 0, Math.round((count / most) * 16))).padEnd(16);
      return [value, grouped(count), `${((count / total) * 100).toFixed(1)} %`, bar];
    });
    const more = entries.length - rows.length;
    const rest = more > 0 ? [dim(counted(more, 'more value'), look)] : [];
    return ['', ...tableLines([title, 'rows', 'share', ''], rows, look, [1, 2]), ...rest];
  });
}

/** Columns as wide as their cells; a last column that does not fit is cut. */
function tableLines(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  look: Look,
  right: readonly number[],
): string[] {
  const cells = [head, ...rows].map((row) => row.map((cell) => visible(cell).replaceAll('\n', ' ')));
  const widths = head.map((_, at) =>
    Math.min(Math.max(24, look.width >> 1), ...[Math.max(...cells.map((row) => columnsOf(row[at] ?? '')))]),
  );
  return cells.map((row, line) => {
    const text = row
      .map((cell, at) => {
        const last = at === row.length - 1;
        const width = widths[at] as number;
        const short = columnsOf(cell) > width && !last ? `${cutText(cell, width - 1).text}…` : cell;
        const padding = ' '.repeat(Math.max(0, width - columnsOf(short)));
        return right.includes(at) ? padding + short : short + padding;
      })
      .join('  ')
      .trimEnd();
    const fitting = columnsOf(text) > look.width ? `${cutText(text, look.width - 1).text}…` : text;
    return line === 0 ? strong(fitting, look) : fitting;
  });
}
