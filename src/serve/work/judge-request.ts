import type { InputRow } from '../../verify/input-rows.js';
import { judgeRows } from '../../verify/judge-rows.js';
import type { Done } from '../../verify/rows.js';
import type { Service } from '../service.js';
import type { Errand } from './errand.js';

/** Judges the rows of one request. @throws HttpError 429 when there is no room for them */
export async function judgeRequest(
  rows: readonly InputRow[],
  service: Service,
  errand: Errand,
): Promise<Done[]> {
  const leave = service.workshop.admission.enter(completionsOf(rows));
  try {
    return await judgeStreamed(rows, service, errand);
  } finally {
    leave();
  }
}

/** Judges rows for which there is room already. */
export function judgeStreamed(rows: readonly InputRow[], service: Service, errand: Errand): Promise<Done[]> {
  return judgeRows(rows, (asked) => service.workshop.judge(asked, errand), service.rewards);
}

function completionsOf(rows: readonly InputRow[]): number {
  let count = 0;
  for (const input of rows) {
    const many = 'row' in input ? input.row.completions : undefined;
    count += Array.isArray(many) ? Math.max(1, many.length) : 1;
  }
  return count;
}
