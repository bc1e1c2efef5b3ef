import { performance } from 'node:perf_hooks';

const redrawMs = 100;

/** One line on a terminal that is drawn again as rows pass; silent where stderr is not a terminal. */
export interface Progress {
  update(what: string, rows: number): void;
  /** Removes the line, so that what follows starts clean. */
  clear(): void;
}

export function openProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  if (!stream.isTTY) return { update: () => undefined, clear: () => undefined };
  let drawnAt = Number.NEGATIVE_INFINITY;
  let current = '';
  let startedAt = performance.now();
  return {
    update(what, rows) {
      const now = performance.now();
      if (what !== current) {
        current = what;
        startedAt = now;
      }
      if (now - drawnAt < redrawMs) return;
      drawnAt = now;
      const rate = Math.round(rows / Math.max(0.001, (now - startedAt) / 1000));
      stream.write(`\r\u001b[K${what}  ${rows.toLocaleString('en')} rows  ${rate.toLocaleString('en')}/s`);
    },
    clear: () => void stream.write('\r\u001b[K'),
  };
}
