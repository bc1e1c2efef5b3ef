import { z } from 'zod';
import { excerpt, rule } from '../rule.js';
import type { Subject } from '../subject.js';

export const repeatedText = rule({
  code: 'repeated-text',
  reason: 'says a line or sentence again and again',
  domains: 'open',
  on: true,
  settings: {
    characters: z.int().positive().default(30).describe('the shortest line or sentence that counts'),
    times: z.int().min(2).default(2).describe('how often one must stand there'),
    share: z
      .number()
      .min(0)
      .max(1)
      .default(0.2)
      .describe('the share of the prompt that its repetitions must make up (Gopher, arXiv 2112.11446)'),
  },
  open: ({ characters, times, share }) => {
    return (subject) => {
      const { text, sentences } = subject;
      if (text.length < characters * times || !mayRepeat(subject, share * text.length)) return undefined;
      const seen = new Map<string, number>();
      for (const sentence of sentences) {
        const key = sentence.trim().toLowerCase();
        // Lines of a formula or matrix repeat rightly.
        if (key.length < characters || /[\\&{}]|\$.*[^.?!]$/.test(key)) continue;
        const count = (seen.get(key) ?? 0) + 1;
        if (count >= times && (count - 1) * key.length >= share * text.length) return excerpt(sentence);
        seen.set(key, count);
      }
      return undefined;
    };
  },
  examples: {
    caught: [
      'A jar holds 12 beans and 15 peas together. A jar holds 12 beans and 15 peas together. How many?',
      'Click here to see the whole problem\nWhat is 7 times 8?\nClick here to see the whole problem',
    ],
    spared: [
      'Add $x$ and $y$. The value of $y$ stays what it is. Multiply them. The value of $y$ stays what it is. Call the result $x$; ' +
        'add 4 to $y$ and take the square of it, then halve both. Which value has $x$ after that, if it was 10 and $y$ was 2?',
      'Roll a die. Roll a die. Roll a die. What is the chance of three sixes?',
      {
        text: 'A jar holds 12 beans and 15 peas together. A jar holds 12 beans and 15 peas together. How many?',
        settings: { times: 3 },
      },
    ],
  },
});

/**
 * Whether so many sentences are of one length that all of them but one make up the characters that repetitions must. That is rarely so, and told
 * without a copy of each sentence in lower case.
 */
function mayRepeat({ text, lower, sentences }: Subject, least: number): boolean {
  // The lower case of İ is two characters, so equal sentences may be of two lengths; and for many sentences the lengths are no shorter way.
  if (lower.length !== text.length || sentences.length > 40) return true;
  const lengths = sentences.map((sentence) => sentence.trim().length);
  return lengths.some((length, at) => {
    let copies = 0;
    for (let other = at + 1; other < lengths.length; other++) if (lengths[other] === length) copies++;
    return copies > 0 && copies * length >= least;
  });
}
