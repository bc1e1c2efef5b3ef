/** A text cut into words, LaTeX commands, numbers and marks, for n-grams and signals. One pass over its character codes. */

/** What a token is. `line` is the end of a line. */
export const kind = { word: 0, command: 1, number: 2, mark: 3, line: 4 } as const;

/** Tokens kept of a text; what lies beyond tells no more about it. */
export const maxTokens = 2048;

/** The tokens of one text at a time, in arrays that the next text overwrites. */
export interface Tokens {
  count: number;
  /** A hash of the token's text, of words without case, of numbers without their digits: 32 bits, signed, which V8 handles as no other number. */
  readonly hash: Int32Array;
  readonly kind: Uint8Array;
  /** Where it begins and ends in the text, in UTF-16 code units. */
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

export function emptyTokens(): Tokens {
  return {
    count: 0,
    hash: new Int32Array(maxTokens),
    kind: new Uint8Array(maxTokens),
    start: new Uint32Array(maxTokens),
    end: new Uint32Array(maxTokens),
  };
}

const letter = 1;
const digit = 2;
const space = 3;
const newline = 4;
const backslash = 5;

/** The class of each ASCII character; characters beyond it count as letters, except spaces and punctuation blocks. */
const classes = new Uint8Array(128);
for (let code = 0; code < 128; code++) {
  const text = String.fromCharCode(code);
  if (/[A-Za-z]/.test(text)) classes[code] = letter;
  else if (/\d/.test(text)) classes[code] = digit;
  else if (code === 10) classes[code] = newline;
  else if (code <= 32) classes[code] = space;
  else if (code === 92) classes[code] = backslash;
}

function classOf(code: number): number {
  if (code < 128) return classes[code] as number;
  if (code === 0xa0 || code === 0x3000) return space;
  // Latin-1 signs, general punctuation up to the mathematical operators, and CJK punctuation are marks.
  return code < 0xc0 || (code >= 0x2000 && code < 0x2c00) || (code > 0x3000 && code < 0x3040) ? 0 : letter;
}

/** FNV-1a's prime and basis: http://www.isthe.com/chongo/tech/comp/fnv/ */
const prime = 0x01000193;
const basis = 0x811c9dc5 | 0;

/** Cuts a text into `tokens`. Linear in its length. */
export function tokenize(text: string, tokens: Tokens): void {
  let count = 0;
  let at = 0;
  while (at < text.length && count < maxTokens) {
    const start = at;
    const code = text.charCodeAt(at++);
    let tokenKind: number = kind.mark;
    let hash = Math.imul(basis ^ code, prime);
    switch (classOf(code)) {
      case space:
        continue;
      case newline:
        tokenKind = kind.line;
        break;
      case letter:
        tokenKind = kind.word;
        at = endOf(text, at, letter);
        hash = hashOf(text, start, at);
        if (numberWords.has(hash)) {
          tokenKind = kind.number;
          hash = numberWords.get(hash) as number;
        }
        break;
      case backslash:
        at = endOf(text, at, letter);
        if (at - start > 1) {
          tokenKind = kind.command;
          hash = hashOf(text, start, at);
        }
        break;
      case digit:
        tokenKind = kind.number;
        at = endOf(text, at, digit);
        // A number counts by its length: 7 and 9 ask the same of a solver, 7 and 123456 do not.
        hash = numberHash(at - start);
        break;
      default:
    }
    tokens.hash[count] = hash;
    tokens.kind[count] = tokenKind;
    tokens.start[count] = start;
    tokens.end[count++] = at;
  }
  tokens.count = count;
}

function endOf(text: string, from: number, wanted: number): number {
  let at = from;
  while (at < text.length && classOf(text.charCodeAt(at)) === wanted) at++;
  return at;
}

/** The hash of a stretch without case. */
function hashOf(text: string, start: number, end: number): number {
  let hash = basis;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    hash = Math.imul(hash ^ (code >= 65 && code <= 90 ? code | 32 : code), prime);
  }
  return hash;
}

/** The hash that `tokenize` gives a word, for sets of words to look for. */
export function wordHash(word: string): number {
  return hashOf(word, 0, word.length);
}

/** What numbers of so many digits hash to. */
function numberHash(digits: number): number {
  return Math.imul(basis ^ (256 + Math.min(digits, 6)), prime);
}

/** Numbers written as words count as the numbers they are. */
const numberWords = new Map(
  [
    'two three four five six seven eight nine',
    `ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety
     dozen`,
    'hundred',
    'thousand',
  ].flatMap((words, index) =>
    words.split(/\s+/).map((word): [number, number] => [wordHash(word), numberHash(index + 1)]),
  ),
);
