import type { Row } from './row.js';

/** Rows on their way. */
export interface RowBatch {
  readonly rows: readonly Row[];
  /**
   * Gives back the memory in which they lie, to be used again: nobody may read them any more. Whoever reads them last calls it; where it is
   * forgotten, the memory is collected as any other.
   */
  readonly release?: (() => void) | undefined;
}
