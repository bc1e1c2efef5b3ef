/** A thread that sketches made-up problems for dedup, as the engine's threads do, but for the reading of rows, which is no part of dedup. */
import { move, transferableSymbol, valueSymbol } from 'piscina';
import { memoryIn } from '#src/pipeline/threads/memory-in.js';
import { dedup } from '#src/stages/dedup/index.js';
import { context, madeProblem } from './made-problem.js';

/** Rows from `start` on. */
export interface MadeTexts {
  readonly start: number;
  readonly texts: readonly string[];
}

const stage = await dedup.open(dedup.settings.parse({}), context);

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default ({ start, texts }: MadeTexts): object => {
  const sketch = stage.sketch?.(texts.map((text, at) => madeProblem(start + at, text))) as object;
  return move({ [transferableSymbol]: memoryIn(sketch), [valueSymbol]: sketch });
};
