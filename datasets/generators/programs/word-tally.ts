import { type Family, level } from '../../family.js';
import { streamProgram } from './program.js';

const stock = [
  'ash',
  'birch',
  'Cedar',
  'elm',
  'Fir',
  'hazel',
  'larch',
  'Maple',
  'oak',
  'pine',
  'Rowan',
  'spruce',
  'willow',
  'yew',
  'alder',
  'Beech',
  'holly',
  'Poplar',
];
const keys = [
  { text: 'the word itself, in small letters', python: 'w.lower()', of: (w: string) => w.toLowerCase() },
  {
    text: 'its first letter as a small letter',
    python: 'w[0].lower()',
    of: (w: string) => w.charAt(0).toLowerCase(),
  },
  { text: 'its last letter', python: 'w[-1]', of: (w: string) => w.slice(-1) },
  { text: 'its length', python: 'str(len(w))', of: (w: string) => `${w.length}` },
];
const weights = [
  { text: '1', python: '1', of: () => 1 },
  { text: 'its length', python: 'len(w)', of: (w: string) => w.length },
  {
    text: 'the number of its vowels (a, e, i, o, u)',
    python: "sum(c in 'aeiou' for c in w.lower())",
    of: (w: string) => w.toLowerCase().replace(/[^aeiou]/g, '').length,
  },
];

export const wordTally: Family = {
  name: 'word-tally',
  domain: 'code',
  description: 'A program that reads lines of words and prints the keys that weigh most.',
  tags: ['strings', 'dictionaries', 'stdin'],
  size: 'rules',
  make(random, difficulty) {
    const rules = level(difficulty, 1, 4);
    const key = random.pick(keys);
    const weight =
      rules >= 2 ? random.pick(weights.slice(1)) : (weights[0] ?? { text: '1', python: '1', of: () => 1 });
    const shortest = rules >= 3 ? random.int(4, 5) : 1;
    const factor = rules >= 4 ? random.int(2, 9) : 1;
    const [top, offset] = [random.int(2, 6), random.int(0, 30)];
    const tally = (lines: readonly (readonly string[])[]) => {
      const totals = new Map<string, number>();
      for (const line of lines) {
        line.forEach((w, i) => {
          if (w.length < shortest) return;
          const gain = weight.of(w) * (i === 0 ? factor : 1);
          totals.set(key.of(w), (totals.get(key.of(w)) ?? offset) + gain);
        });
      }
      const ranked = [...totals].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).slice(0, top);
      return ranked.length === 0 ? 'none\n' : ranked.map(([name, total]) => `${name} ${total}\n`).join('');
    };
    const tests = [3, 0, 1, 5, 8, 15].map((count) => {
      const lines = Array.from({ length: count }, () =>
        Array.from({ length: random.int(1, 6) }, () => random.pick(stock)),
      );
      return {
        stdin: `${count}\n${lines.map((line) => `${line.join(' ')}\n`).join('')}`,
        stdout: tally(lines),
      };
    });
    const told = [
      ...(shortest > 1 ? [`Words with fewer than ${shortest} letters are ignored.`] : []),
      `Each word belongs to a key: ${key.text}. Every key that occurs starts with ${offset} points, and each of its words adds ${weight.text === '1' ? '1 point' : `as many points as ${weight.text}`}.`,
      ...(factor > 1 ? [`The first word of a line counts ${factor} times as much.`] : []),
    ].join(' ');
    const text = random.pick([
      `The first line of the input is the number of lines that follow; each of them holds words separated by single spaces. ${told} Write a Python program that prints the ${top} keys with the most points, one per line as "key points", those with more points first and equal ones in alphabetical order (as strings). If there are fewer keys, print all; if there is none, print "none".`,
      `Write a Python program for a contest of words. It reads a number n and then n lines of words with single spaces between them. ${told} Rank the keys by points, most first, equal ones as strings in ascending order, and print the first ${top} of them (or all, if there are fewer) as lines "key points". Without any key print "none".`,
    ]);
    const python = `totals = {}
for _ in range(int(input())):
    for i, w in enumerate(input().split()):
        if len(w) >= ${shortest}:
            key = ${key.python}
            totals[key] = totals.get(key, ${offset}) + (${weight.python}) * (${factor} if i == 0 else 1)
for key in sorted(totals, key=lambda k: (-totals[k], k))[:${top}]:
    print(key, totals[key])
if not totals:
    print('none')
`;
    return streamProgram({
      text,
      python,
      tests,
      size: rules,
      facts: { key: key.text, weight: weight.text, shortest, factor, top, offset },
    });
  },
};
