/** Made-up problems of about 100 words, of which a share are edited copies of earlier ones, at a known similarity. */
import { random } from '#datasets/random.js';

export interface Made {
  readonly text: string;
  /** The row that this one is an edited copy of. */
  readonly twin?: number;
  /** Jaccard similarity of the word 3-grams of the two. */
  readonly similarity?: number;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';
const draw = random('dedup', 'vocabulary');
const vocabulary = Array.from({ length: 20_000 }, () =>
  Array.from({ length: draw.int(4, 10) }, () => letters[draw.int(0, 25)]).join(''),
);

/** Word `at` of row `row`: Zipf-like, one in ten a number. */
function wordsOf(row: number): string[] {
  const stream = random('dedup', row);
  return Array.from({ length: 100 }, () =>
    stream.int(0, 9) === 0
      ? String(stream.int(2, 999))
      : (vocabulary[Math.floor((stream.int(0, 999) / 1000) ** 3 * vocabulary.length)] as string),
  );
}

/** Every tenth row copies one of the rows up to 50,000 before it, with 1 to 12 of its words replaced. */
export function madeRow(row: number): Made {
  if (row % 10 !== 9) return { text: sentence(wordsOf(row)) };
  const stream = random('dedup', 'edit', row);
  let twin = row - stream.int(1, Math.min(row, 50_000));
  if (twin % 10 === 9) twin--;
  const words = wordsOf(twin);
  const edited = [...words];
  for (let edit = stream.int(1, 12); edit > 0; edit--) {
    const at = stream.int(0, words.length - 1);
    // A number that changes would make a variant.
    if (!/\d/.test(words[at] as string)) edited[at] = vocabulary[stream.int(0, 19_999)] as string;
  }
  return { text: sentence(edited), twin, similarity: similarity(words, edited) };
}

function sentence(words: readonly string[]): string {
  const rest = words
    .slice(1)
    .map((word, at) => (at % 14 === 13 ? `${word}.` : at % 9 === 8 ? `${word},` : word));
  return `${words[0]} ${rest.join(' ')}?`;
}

function similarity(left: readonly string[], right: readonly string[]): number {
  const grams = (words: readonly string[]) =>
    new Set(words.slice(2).map((word, at) => `${words[at]} ${words[at + 1]} ${word}`));
  const [a, b] = [grams(left), grams(right)];
  let shared = 0;
  for (const gram of a) if (b.has(gram)) shared++;
  return shared / (a.size + b.size - shared);
}
