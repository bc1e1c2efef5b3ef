import { grouped } from '../../grouped.js';
import type { CheckReport } from '../report.js';

/** One line: how much was checked, and what was found. */
export function renderSummary({ files, rows, errors, warnings, remembered, mended }: CheckReport): string {
  const counted = (count: number, what: string) => `${grouped(count)} ${what}${count === 1 ? '' : 's'}`;
  const known = remembered > 0 ? ` (${grouped(remembered)} known from before)` : '';
  const checked = `${counted(rows, 'row')}${known} in ${counted(files.length, 'file')}`;
  const sides = mended?.sideFiles.length ? ` to ${mended.sideFiles.join(', ')}` : '';
  const done = mended ? `${counted(mended.rewritten, 'row')} mended, ${mended.removed} moved${sides}; ` : '';
  return `${done}${checked}: ${counted(errors, 'error')}, ${counted(warnings, 'warning')}`;
}
