import { grouped } from '../../grouped.js';
import type { CheckReport } from '../report.js';
import { fold } from './fold.js';
import { placeOf } from './place.js';

/** A line for each finding; the advice once, under the last finding in a row that it is for. */
export function renderText({ findings }: CheckReport): string {
  const { shown, more } = fold(findings);
  const lines = shown.flatMap((finding, at) => {
    const told = `${placeOf(finding)}: ${finding.severity} ${finding.code}: ${finding.message}`;
    return shown[at + 1]?.fix === finding.fix ? [told] : [told, `  → ${finding.fix}`];
  });
  const rest = more.map(
    ({ file, code, count }) => `${file}: ${grouped(count)} more of ${code} (--format json tells all)`,
  );
  return [...lines, ...rest].map((line) => `${line}\n`).join('');
}
