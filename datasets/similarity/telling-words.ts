import { hashWord } from './hash-word.js';

/** Names of functions and single letters: find cos A, find tan A; find a, find b. */
const names = [...'bcdefghijklmnopqrstuvwxyz', 'sin', 'cos', 'tan', 'cot', 'sec', 'csc', 'log', 'ln'];

/** Words that turn a question into another one while the rest stays the same; words of one line say the same. */
const relations = `
more greater larger bigger higher
less fewer smaller lower
most greatest largest biggest highest maximum max
least smallest lowest minimum min
first earliest initial
last latest final
before
after
increasing ascending
decreasing descending
positive
negative
not no
odd
even
inside within
outside
left
right
up upward upwards
down downward downwards
sum total
difference
product
quotient
half
twice double
triple
older
younger
faster
slower
with including
without except excluding
north
south
east
west
row
column
prefix
suffix
lowercase
uppercase
union
intersection
1 one
2 two
3 three
4 four
5 five
6 six
7 seven
8 eight
9 nine
10 ten
11 eleven
12 twelve
20 twenty
30 thirty
40 forty
50 fifty
hundred
thousand
second
third
fourth
fifth
monday
tuesday
wednesday
thursday
friday
saturday
sunday`;

/** Two hashes of what a word says. */
export type Sense = readonly [number, number];

/** Where the second of them starts from. */
const otherBasis = 0x5bd1e995;

export function senseOf(word: string): Sense {
  return [hashWord(word), hashWord(word, otherBasis)];
}

/** A hash of a multiset of senses, on top of a sum of others: 53 bits of their sums modulo 2^32. */
export function digestOf(senses: readonly Sense[], [low, high]: Sense = [0, 0]): number {
  const sums = senses.reduce(
    (sum, sense) => [(sum[0] + sense[0]) >>> 0, (sum[1] + sense[1]) >>> 0],
    [low, high],
  );
  return (sums[1] as number) * 0x200000 + ((sums[0] as number) >>> 11);
}

/** What a name or a relation says: the first word of those that say the same. Whatever the text, a number, an operator and a bracket say themselves. */
export const telling: ReadonlyMap<string, string> = new Map([
  ...names.map((name) => [name, name] as const),
  ...relations
    .trim()
    .split('\n')
    .flatMap((line) => {
      const alike = line.split(' ');
      return alike.map((word) => [word, alike[0] as string] as const);
    }),
]);
