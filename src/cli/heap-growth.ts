import { setFlagsFromString } from 'node:v8';

/** How far the heap may grow beyond what was alive at the last full collection, in percent of that. */
const growth = 300;

/**
 * For commands through which many rows pass. Rows lie in memory outside of the heap, which V8 counts as growth of the heap: with its own
 * bound it marks all that is alive half as often again. The flag is read at the end of each
 * collection, so that it may be set in a process that runs; one that V8 does not know is told on standard error by V8 and changes nothing.
 */
export function letHeapGrow(): void {
  setFlagsFromString(`--heap-growing-percent=${growth}`);
}
