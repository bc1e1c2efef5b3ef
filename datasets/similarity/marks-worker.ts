/** What a worker thread of the pool runs. */
import { type PackedMarks, packMarks } from './packed-marks.js';
import { textMarks } from './text-marks.js';

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function marksOf(texts: readonly string[]): PackedMarks {
  return packMarks(texts.map(textMarks));
}
