import type { Corruption } from './corruption.js';

/** What scanners take letters for. */
const mistaken: readonly (readonly [RegExp, string])[] = [
  [/rn/g, 'm'],
  [/m/g, 'rn'],
  [/l/g, '1'],
  [/o/g, '0'],
  [/O/g, '0'],
  [/I/g, 'l'],
  [/e/g, 'c'],
  [/h/g, 'li'],
  [/cl/g, 'd'],
  [/5/g, 'S'],
  [/0/g, 'O'],
  [/1/g, 'l'],
  [/ (?=[a-z])/g, ''],
  [/(?<=[a-z]{3})(?=[a-z]{3})/g, '- '],
  [/a/g, '@'],
  [/\b/g, '~'],
];

/** Places that must be damaged at least: one alone may be a name, a unit or a variable. */
const fewest = 3;

/** Characters misread, words torn and run together, as optical character recognition does. */
export const ocrNoise: Corruption = {
  name: 'ocr-noise',
  corrupt(text, { draw }) {
    const perMille = draw.int(40, 180);
    let damaged = 0;
    const noisy = draw
      .shuffle(mistaken)
      .slice(0, 6)
      .reduce(
        (so, [pattern, by]) =>
          so.replace(pattern, (one) => {
            if (draw.int(0, 999) >= perMille) return one;
            damaged++;
            return by;
          }),
        text,
      );
    return damaged < fewest ? undefined : noisy;
  },
};
