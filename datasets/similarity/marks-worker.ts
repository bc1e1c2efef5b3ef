/** What a worker thread of the pool runs. */
import { type PackedMarks, type PackedWords, packMarks, packWords } from './packed-marks.js';
import { textMarks, textWords } from './text-marks.js';

export interface Reading {
  readonly texts: readonly string[];
  readonly what: 'marks' | 'words';
}

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default function read({ texts, what }: Reading): PackedMarks | PackedWords {
  return what === 'marks' ? packMarks(texts.map(textMarks)) : packWords(texts.map(textWords));
}
