import { z } from 'zod';
import { excerpt, rule } from '../rule.js';

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
    return ({ text, sentences }) => {
      if (text.length < characters * times) return undefined;
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
