import { createHash } from 'node:crypto';
import { plain, words } from './words.js';

/** Names of functions and single letters: find cos A, find tan A; find a, find b. */
const names = /^(?:[b-z]|sin|cos|tan|cot|sec|csc|log|ln)$/;
/** Words in capitals name what is asked about: the letters of the word LEVEL. */
const capitals = /\b[A-Z]{3,}\b/g;

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
const sense = new Map(
  relations.split('\n').flatMap((line) => {
    const alike = line.split(' ');
    return alike.map((word): [string, string] => [word, alike[0] ?? word]);
  }),
);
const numberOrSign = /^[\d+\-*/=<>^%]/;
const brackets = /[()[\]{}|_!]/g;

/** Two texts with one key are the same text but for case, spacing, quotes and LaTeX looks. 128 bits, base64. */
export function textKey(text: string): string {
  const collapsed = plain(text).replace(/\s+/g, ' ').trim();
  return createHash('sha256').update(collapsed).digest('base64').slice(0, 22);
}

/**
 * What must agree for two alike texts to be one problem: their numbers, operators, brackets, single letters, words in
 * capitals and relation words, each as often. Texts that differ here are variants: their answers differ.
 */
export function guardOf(text: string): string {
  const telling = words(text)
    .map((word) => sense.get(word) ?? word)
    .filter((word) => numberOrSign.test(word) || names.test(word) || sense.has(word));
  const structure = plain(text).match(brackets) ?? [];
  const shouted = text.match(capitals) ?? [];
  return [...telling.sort(), ...structure.sort(), ...shouted.sort()].join(' ');
}
