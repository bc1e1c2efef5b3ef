import type { Random } from '../../random.js';
import { modulo } from './program.js';

/** One change of a text `s`: in words, in Python, and here. */
export interface StringStep {
  readonly text: string;
  readonly python: string;
  readonly apply: (s: string) => string;
}

const shift = (s: string, k: number) =>
  s.replace(/[a-z]/g, (c) => String.fromCharCode(97 + modulo(c.charCodeAt(0) - 97 + k, 26)));

/** The kinds of steps; each draws its own parameters. Texts are ASCII, where Python and JavaScript agree on characters. */
export const stringSteps: readonly ((random: Random) => StringStep)[] = [
  () => ({ text: 'reverse the text', python: 's = s[::-1]', apply: (s) => [...s].reverse().join('') }),
  () => ({
    text: 'remove all vowels (a, e, i, o, u)',
    python: "s = ''.join(c for c in s if c not in 'aeiou')",
    apply: (s) => s.replace(/[aeiou]/g, ''),
  }),
  (random) => {
    const k = random.int(1, 9);
    return {
      text: `move the first ${k === 1 ? 'character' : `${k} characters`} to the end (the whole text if it is shorter)`,
      python: `s = s[${k}:] + s[:${k}]`,
      apply: (s) => s.slice(k) + s.slice(0, k),
    };
  },
  (random) => {
    const k = random.int(2, 5);
    return {
      text: `keep only every character whose position, counted from 0, is a multiple of ${k}`,
      python: `s = s[::${k}]`,
      apply: (s) => [...s].filter((_, i) => i % k === 0).join(''),
    };
  },
  (random) => {
    const [from, to] = random.shuffle([...'abcdefghilmnoprstuw']) as [string, string];
    return {
      text: `replace each "${from}" by "${to}"`,
      python: `s = s.replace('${from}', '${to}')`,
      apply: (s) => s.replaceAll(from, to),
    };
  },
  (random) => {
    const k = random.int(1, 25);
    return {
      text: `shift every letter ${k} places forward in the alphabet, from z on to a`,
      python: `s = ''.join(chr((ord(c) - 97 + ${k}) % 26 + 97) if 'a' <= c <= 'z' else c for c in s)`,
      apply: (s) => shift(s, k),
    };
  },
  () => ({
    text: 'shorten each run of equal characters to a single one',
    python: "s = ''.join(c for i, c in enumerate(s) if i == 0 or s[i - 1] != c)",
    apply: (s) => s.replace(/(.)\1+/g, '$1'),
  }),
  () => ({
    text: 'move all digits behind the other characters, both in their order',
    python: "s = ''.join(sorted(s, key=str.isdigit))",
    apply: (s) => s.replace(/\d/g, '') + s.replace(/\D/g, ''),
  }),
  () => ({
    text: 'put the words, which single spaces separate, in reverse order',
    python: "s = ' '.join(s.split(' ')[::-1])",
    apply: (s) => s.split(' ').reverse().join(' '),
  }),
  () => ({
    text: 'append the number of characters that the text has at this point',
    python: 's = s + str(len(s))',
    apply: (s) => s + s.length,
  }),
  (random) => {
    const letter = random.pick([...'abcdeilmnorst']);
    const k = random.int(2, 4);
    return {
      text: `write each "${letter}" ${k} times`,
      python: `s = s.replace('${letter}', '${letter.repeat(k)}')`,
      apply: (s) => s.replaceAll(letter, letter.repeat(k)),
    };
  },
  (random) => {
    const k = random.int(2, 8);
    return {
      text: `if the text is longer than ${k} characters, delete the one at position ${k}, counted from 0`,
      python: `s = s[:${k}] + s[${k + 1}:]`,
      apply: (s) => s.slice(0, k) + s.slice(k + 1),
    };
  },
];
