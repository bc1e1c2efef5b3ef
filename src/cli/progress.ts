import { performance } from 'node:perf_hooks';
import { grouped } from '../grouped.js';

const redrawMs = 100;

/** One line on a terminal that is drawn again as rows pass; silent where stderr is not a terminal. */
export interface Progress {
  /** @param total the most rows that can come, where it is known: then the time left is told. */
  update(what: string, rows: number, total?: number): void;
  /** Removes the line, so that what follows starts clean. */
  clear(): void;
}

export function openProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { update: () => undefined, clear: () => undefined };
  let drawnAt = Number.NEGATIVE_INFINITY;
  let current = '';
  let startedAt = performance.now();
  return {
    update(what, rows, total) {
      const now = performance.now();
      if (what !== current) {
        current = what;
        startedAt = now;
      }
      if (now - drawnAt < redrawMs) return;
      drawnAt = now;
      stream.write(`\r\u001b[K${renderProgress(what, rows, total, (now - startedAt) / 1000)}`);
    },
    clear: () => void stream.write('\r\u001b[K'),
  };
}

/** A rate over less is noise: a thousand rows in a millisecond would be a million a second. */
const steadySeconds = 0.5;

/** `attach  1,200 of 13,007 rows  340/s  35 s left` after the given seconds. */
export function renderProgress(
  what: string,
  rows: number,
  total: number | undefined,
  seconds: number,
): string {
  const rate = rows / Math.max(0.001, seconds);
  const parts = [what, `${grouped(rows)}${total === undefined ? '' : ` of ${grouped(total)}`} rows`];
  if (seconds < steadySeconds) return parts.join('  ');
  parts.push(`${grouped(Math.round(rate))}/s`);
  if (total !== undefined && rate > 0)
    parts.push(`${grouped(Math.ceil(Math.max(0, total - rows) / rate))} s left`);
  return parts.join('  ');
}
