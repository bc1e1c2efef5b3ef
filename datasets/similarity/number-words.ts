const small = (
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen ' +
  'seventeen eighteen nineteen'
).split(' ');
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');

/** Words that say a number by themselves, and the number. */
const values = new Map<string, number>([
  ...small.map((word, at): [string, number] => [word, at]),
  ...tens.map((word, at): [string, number] => [word, 10 * (at + 2)]),
  ...Object.entries({
    half: 2,
    halves: 2,
    twice: 2,
    double: 2,
    doubles: 2,
    doubled: 2,
    thrice: 3,
    triple: 3,
    triples: 3,
    tripled: 3,
    third: 3,
    thirds: 3,
    quarter: 4,
    quarters: 4,
    dozen: 12,
  }),
]);
const factors = new Map([
  ['hundred', 100],
  ['thousand', 1000],
  ['million', 1_000_000],
  ['billion', 1_000_000_000],
]);

/**
 * The numbers of a text, given by its words in order, however they are written: 25, twenty-five, 0.50 and .5, 2 thousand; half, twice and 1/2 are
 * the number 2. One is left out: "an hour" and "1 hour" say the same, and "one" is a pronoun as well.
 */
export function numbersOf(words: readonly string[]): number[] {
  const found: number[] = [];
  for (let at = 0; at < words.length; at++) {
    let value = numberOf(words[at] as string);
    if (value === undefined) continue;
    // Twenty-five is one number: the dash between the two is a word of its own.
    const unitAt = words[at + 1] === '-' ? at + 2 : at + 1;
    const unit = values.get(words[unitAt] ?? '');
    if (tens.includes(words[at] as string) && unit !== undefined && unit > 0 && unit < 10) {
      value += unit;
      at = unitAt;
    }
    for (
      let factor = factors.get(words[at + 1] ?? '');
      factor !== undefined;
      factor = factors.get(words[++at + 1] ?? '')
    )
      value *= factor;
    if (value !== 1) found.push(value);
  }
  return found;
}

function numberOf(word: string): number | undefined {
  const code = word.charCodeAt(0);
  return code >= 0x30 && code <= 0x39 ? Number(word) : (values.get(word) ?? factors.get(word));
}

/** Whether the word is a number in digits or letters; the words for multiples and parts are relations as well. */
export function isNumberWord(word: string): boolean {
  return small.includes(word) || tens.includes(word) || numberOf(word) === Number(word);
}
