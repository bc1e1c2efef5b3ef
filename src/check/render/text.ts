import { grouped } from '../../grouped.js';
import type { CheckReport } from '../report.js';
import { fold } from './fold.js';
import { placeOf } from './place.js';

/** A line for each finding; an advice once in a file, under the first finding that it is for. */
export function renderText({ findings }: CheckReport): string {
  const { shown, more } = fold(findings);
  const advised = new Set<string>();
  const lines = shown.flatMap((finding) => {
    const told = `${placeOf(finding)}: ${finding.severity} ${finding.code}: ${finding.message}`;
    const advice = `${finding.file} ${finding.fix}`;
    if (advised.has(advice)) return [told];
    advised.add(advice);
    return [told, `  → ${finding.fix}`];
  });
  const rest = more.map(
    ({ file, code, count }) => `${file}: ${grouped(count)} more of ${code} (--format json tells all)`,
  );
  return [...lines, ...rest].map((line) => `${line}\n`).join('');
}
