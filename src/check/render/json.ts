import type { CheckReport } from '../report.js';

/** The whole report with snake_case keys, one object. */
export function renderJson({
  findings,
  files,
  rows,
  errors,
  warnings,
  remembered,
  mended,
}: CheckReport): string {
  const done = mended && {
    rewritten: mended.rewritten,
    removed: mended.removed,
    side_files: mended.sideFiles,
  };
  return `${JSON.stringify({ files, rows, remembered, errors, warnings, ...(done && { mended: done }), findings })}\n`;
}
