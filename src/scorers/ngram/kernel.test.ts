/** What the kernel writes, beside the same reckoned plainly: with regular expressions, strings and sets. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as counts from './counts.js';
import { openKernel } from './kernel.js';
import { bucketBits } from './layout.js';

const kernel = openKernel();
const kernelWords = 0x51ed270b;
const kernelCharacters = 0x2545f491;

const letters = 'A-Za-z\\u00c0-\\u1fff\\u2c00-\\u2fff\\u3040-\\uffff';
const tokenPattern = new RegExp(`\\n|\\\\[${letters}]*|\\d+|[${letters}]+|[^\\0-\\x20\\u00a0\\u3000]`, 'g');

const numberWords = [
  'two three four five six seven eight nine',
  'ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety dozen',
  'hundred',
  'thousand',
].map((words) => words.split(' '));

function lower(text: string): string {
  return text.replace(/[A-Z]/g, (capital) => capital.toLowerCase());
}

function fnv(units: number[]): number {
  return units.reduce((hash, unit) => Math.imul(hash ^ unit, 0x01000193), 0x811c9dc5 | 0);
}

function unitsOf(text: string): number[] {
  return [...Array(text.length).keys()].map((at) => text.charCodeAt(at));
}

function tokensOf(text: string): string[] {
  return (text.match(tokenPattern) ?? []).slice(0, 2048);
}

function hashOf(token: string): number {
  const digits = /^\d/.test(token)
    ? Math.min(token.length, 6)
    : 1 + numberWords.findIndex((words) => words.includes(lower(token)));
  return digits > 0 ? fnv([256 + digits]) : fnv(unitsOf(lower(token)));
}

function bucketOf(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> (32 - bucketBits);
}

function wordsOf(text: string, salt: number): number[] {
  if (text === '') return [];
  const tokens = tokensOf(text);
  const hashes = [salt, salt, ...tokens.map(hashOf)];
  const pair = (at: number) => Math.imul(hashes[at - 1] as number, 0x9e3779b1);
  const found = tokens.flatMap((token, index) => {
    const at = index + 2;
    const hash = hashes[at] as number;
    const before = (Math.imul(hashes[at - 2] as number, 0x85ebca77) + (hashes[at - 1] as number)) | 0;
    return [
      salt + (/^\d\d?$/.test(token) ? 1 + Number(token) : hash),
      pair(at) + hash,
      Math.imul(before, 0x9e3779b1) + hash,
    ];
  });
  return [...found, pair(hashes.length) + salt].map(bucketOf);
}

function charactersOf(text: string, salt: number): number[] {
  const flat = `${text}\0`
    .replace(/[\0-\x20]+/g, ' ')
    .replace(/\d/g, '0')
    .replace(/^ /, '');
  const units = unitsOf(`    ${flat}`);
  const step = (hash: number, unit: number) => (Math.imul(hash, 0x01000193) + unit) | 0;
  return units
    .slice(4)
    .flatMap((unit, index) => {
      const [c4, c3, c2, c1] = units.slice(index, index + 4) as [number, number, number, number];
      const three = step(step(salt + c2, c1), unit);
      const four = step(three, c3);
      return [three, four, step(four, c4 + 1)];
    })
    .map(bucketOf);
}

const fragments = [
  ...['.', '. ', '? ', '! ', '\n', '\n\n', '$', '\\frac{1}{2}', '\\', '<p>', '&nbsp;', ' ', '  ', '\t', '\0'],
  ...[
    'two',
    'Twelve',
    'dozen',
    'thousand',
    'find',
    'What',
    'the',
    'that',
    'apple',
    'apples',
    'Bob',
    'a',
    'x',
    'É',
  ],
  ...[
    '0',
    '7',
    '12',
    '00',
    '1234567',
    '½',
    '\u00a0',
    '\u3000',
    '\u2028',
    '\ufeff',
    'ß',
    '中文',
    '。',
    '\ud835',
    '\udc00',
  ],
];
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'binary-ascii', maxLength: 400 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 120 }).map((parts) => parts.join('')),
);

function block(at: number): number[] {
  const { bucket, ends } = kernel;
  return [...bucket.subarray(at === 0 ? 0 : ends[at - 1], ends[at])];
}

test('the words and characters of any text are those found plainly', () => {
  fc.assert(
    fc.property(texts, fc.nat(), (text, salt) => {
      expect(kernel.read(kernel.lay(text), 0, salt)).toBe(tokensOf(text).length);
      expect(block(0)).toEqual(wordsOf(text, salt ^ kernelWords));
      expect(block(1)).toEqual(charactersOf(text, salt ^ kernelCharacters));
    }),
    { numRuns: 1000 },
  );
});

test('the same of texts as long as any that is read', () => {
  for (const part of ['?', 'a ', ' ', '\n', 'x1. ', 'word '])
    for (const length of [4095, 4096, 4097]) {
      const text = part.repeat(4097).slice(0, length);
      kernel.read(kernel.lay(text), 0, 0);
      expect(block(0)).toEqual(wordsOf(text, kernelWords));
      expect(block(1)).toEqual(charactersOf(text, kernelCharacters));
    }
});

test('the marks of any text are those found plainly', () => {
  const count = (tokens: string[], pattern: RegExp) => tokens.filter((token) => pattern.test(token)).length;
  fc.assert(
    fc.property(texts, (text) => {
      kernel.read(kernel.lay(text), 0, 0);
      const tokens = tokensOf(text);
      const numbers = tokens.filter((token) => numberWords.flat().includes(lower(token))).length;
      const of = (which: number) => kernel.reading.counts[which];
      expect(of(counts.dollars)).toBe(count(tokens, /\$/));
      expect(of(counts.braces)).toBe(count(tokens, /\{/) - count(tokens, /\}/));
      expect(of(counts.parentheses)).toBe(count(tokens, /\(/) - count(tokens, /\)/));
      expect(of(counts.questions)).toBe(count(tokens, /\?/));
      expect(of(counts.numbers)).toBe(count(tokens, /^\d/) + numbers);
      expect(of(counts.lines)).toBe(count(tokens, /\n/));
      expect(of(counts.tags)).toBe([...text.matchAll(/[<&](?=[a-z/][a-z>])/g)].length);
    }),
  );
});

test('sums are those of the weights at the buckets', () => {
  const random = new Int32Array(2 ** bucketBits).map((_, at) => Math.imul(at, 0x9e3779b1));
  kernel.weights.set(random);
  fc.assert(
    fc.property(texts, texts, (prompt, solution) => {
      kernel.read(kernel.lay(prompt), 0, 0);
      kernel.writeOthers(3, 2);
      kernel.read(kernel.lay(solution), 3, 1);
      kernel.writeOthers(0, 5);
      kernel.sum();
      for (let at = 0; at < 6; at++) {
        const weights = block(at).map((bucket) => random[bucket] as number);
        const quality = weights.reduce((sum, both) => sum + ((both << 16) >> 16), 0);
        const difficulty = weights.reduce((sum, both) => sum + (both >> 16), 0);
        expect([...kernel.sums.subarray(2 * at, 2 * at + 2)]).toEqual([quality, difficulty]);
      }
    }),
  );
});
