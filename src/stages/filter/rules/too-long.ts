import { z } from 'zod';
import { counted } from '../../../grouped.js';
import { tokenCounter, tokenizerSetting, wordsIn } from '../lengths.js';
import { rule } from '../rule.js';

const most = z.int().positive();

export const tooLong = rule({
  code: 'too-long',
  reason: 'is too long',
  domains: 'all',
  on: true,
  settings: {
    characters: most.default(20_000).describe('the most characters of a prompt that is kept'),
    words: most.optional().describe('the most words, as white space parts them'),
    tokens: most.optional().describe('the most tokens'),
    tokenizer: tokenizerSetting,
  },
  open: async ({ characters, words, tokens, tokenizer }, context) => {
    const count = await tokenCounter(tokenizer, context);
    return ({ text }) => {
      if (text.length > characters) return `${counted(text.length, 'character')}, most ${characters}`;
      if (words !== undefined && wordsIn(text) > words)
        return `${counted(wordsIn(text), 'word')}, most ${words}`;
      if (tokens !== undefined && count(text) > tokens) return `${count(text)} tokens, most ${tokens}`;
      return undefined;
    };
  },
  reads: ({ tokenizer }) => (tokenizer === undefined ? [] : [tokenizer]),
  examples: {
    caught: [
      'x'.repeat(20_001),
      { text: 'What is 17 times 23?', settings: { words: 4 } },
      { text: 'What is 17 times 23?', settings: { tokens: 5 } },
    ],
    spared: [
      'Find the sum of the first 40 odd numbers.',
      { text: 'What is 17 times 23?', settings: { words: 5, tokens: 6 } },
    ],
  },
});
