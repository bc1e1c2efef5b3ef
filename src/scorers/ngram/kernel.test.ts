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
const prose =
  'Ann Bob crates crate apples apple river baker trolls metre What find total seven x y a . . ? 12 $'.split(
    ' ',
  );
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({ unit: 'binary-ascii', maxLength: 400 }),
  fc.array(fc.constantFrom(...fragments), { maxLength: 120 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...prose), { maxLength: 60 }).map((words) => words.join(' ')),
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

const common =
  `that this with what many they each then than from there were does find much more will have been their them some which when
  where into only also such same other total given number value your must should would could about after before over under between every
  both first second third write function return using following compute determine`.split(/\s+/);
const asking =
  `find compute determine calculate evaluate what how which simplify solve express write let give list who when where return
  implement create check state name choose select factor expand convert complete design show`.split(/\s+/);

const isWord = (token: string) => /^[^\d\\\n]/.test(token) && new RegExp(`^[${letters}]`).test(token);

/** The tokens of each sentence, each with its place in the text. */
function sentencesOf(text: string): { token: string; at: number }[][] {
  const all = [...text.matchAll(tokenPattern)]
    .slice(0, 2048)
    .map((match) => ({ token: match[0], at: match.index }));
  const sentences: { token: string; at: number }[][] = [[]];
  for (const [index, { token, at }] of all.entries()) {
    sentences.at(-1)?.push({ token, at });
    const before = all[index - 1]?.token ?? '';
    const stops =
      /^[.?!]$/.test(token) &&
      /^([\0-\x20$]|$)/.test(text.slice(at + 1, at + 2)) &&
      !/^\p{Lu}$/u.test(before);
    if (stops || (token === '\n' && all[index + 1]?.token === '\n')) sentences.push([]);
  }
  return sentences.filter((tokens) => tokens.length > 1);
}

/** The key by which a token links, as a number, and 0 if it does not. */
function linkOf(token: string, opens: boolean): number {
  if (!isWord(token) || numberWords.flat().includes(lower(token))) return 0;
  if (token.length === 1) return /[aAI\u0080-\uffff]/.test(token) ? 0 : token.charCodeAt(0);
  if (token.length < 4 && (opens || !/^[A-Z]/.test(token))) return 0;
  if (common.includes(lower(token))) return 0;
  const stem = unitsOf(token.slice(0, 5)).map((unit) => unit | 32);
  const key = stem.reduce((hash, unit) => Math.imul(hash ^ unit, 0x01000193), 7);
  return key >= 0 && key < 128 ? key + 128 : key;
}

function linksOf(text: string) {
  const sentences = sentencesOf(text);
  const asks = (token: string) => token === '?' || asking.includes(lower(token));
  const tasks = sentences.map((tokens) => tokens.some(({ token }) => asks(token)));
  const keys = sentences.map((tokens) => tokens.map(({ token }, at) => linkOf(token, at === 0)));
  const across = sentences.slice(1).map((_, border) => {
    const before = new Set(keys.slice(0, border + 1).flat());
    const after = new Set(keys.slice(border + 1).flat());
    return [...before].filter((key) => key !== 0 && after.has(key)).length;
  });
  const found = {
    sentences: sentences.length,
    tasks: tasks.filter(Boolean).length,
    weakest: Math.min(across.length === 0 ? 6 : 5, ...across),
  };
  const task = tasks.lastIndexOf(true);
  if (task < 1) return { ...found, share: 6, names: 3, told: 7, untold: 7, untoldVariables: 7 };
  const earlier = new Set(keys.slice(0, task).flat());
  const words = (keys[task] ?? [])
    .map((key, at) => ({
      key,
      told: earlier.has(key),
      isName: at > 0 && /^[A-Z]/.test(sentences[task]?.[at]?.token ?? ''),
    }))
    .filter(({ key }) => key !== 0);
  const told = words.filter((word) => word.told).length;
  const names = words.filter((word) => word.isName);
  const namesTold = names.filter((word) => word.told).length;
  return {
    ...found,
    share: words.length === 0 ? 5 : Math.round((4 * told) / words.length),
    names: names.length === 0 ? 3 : namesTold === 0 ? 0 : namesTold < names.length ? 1 : 2,
    told: Math.min(told, 6),
    untold: Math.min(words.length - told, 6),
    untoldVariables: Math.min(words.filter((word) => word.key < 128 && !word.told).length, 6),
  };
}

test('the sentences of any text and their links are those found plainly', () => {
  fc.assert(
    fc.property(texts, (text) => {
      kernel.read(kernel.lay(text), 0, 0);
      const found = Object.entries(counts).map(([name, place]) => [name, kernel.reading.counts[place]]);
      expect(Object.fromEntries(found)).toMatchObject(linksOf(text));
    }),
    { numRuns: 1000 },
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
