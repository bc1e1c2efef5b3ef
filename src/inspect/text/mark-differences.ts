import { diffWordsWithSpace } from 'diff';

/** A stretch of text, and whether the other text has it not. */
export interface Marked {
  readonly text: string;
  readonly differs: boolean;
}

/** Edits beyond which the two texts are said to differ as a whole: the comparison grows with their square. */
const mostEdits = 2000;

/** What of each text the other has not, word by word. */
export function markDifferences(left: string, right: string): readonly [Marked[], Marked[]] {
  const changes = diffWordsWithSpace(left, right, { maxEditLength: mostEdits });
  if (changes === undefined) return [[{ text: left, differs: true }], [{ text: right, differs: true }]];
  const side = (other: 'added' | 'removed', own: 'added' | 'removed') =>
    changes
      .filter((change) => !change[other])
      .map((change) => ({ text: change.value, differs: change[own] }));
  return [side('added', 'removed'), side('removed', 'added')];
}
