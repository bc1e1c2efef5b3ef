import { z } from 'zod';
import { counted } from '../../../grouped.js';
import { tokenCounter, tokenizerSetting, wordsIn } from '../lengths.js';
import { rule } from '../rule.js';

const least = z.int().nonnegative();

export const tooShort = rule({
  code: 'too-short',
  reason: 'is too short',
  domains: 'all',
  on: true,
  settings: {
    characters: least.default(12).describe('the fewest characters of a prompt that is kept'),
    words: least.default(0).describe('the fewest words, as white space parts them'),
    tokens: least.default(0).describe('the fewest tokens'),
    tokenizer: tokenizerSetting,
  },
  open: async ({ characters, words, tokens, tokenizer }, context) => {
    const count = await tokenCounter(tokenizer, context);
    return ({ text }) => {
      if (text.length < characters) return `${counted(text.length, 'character')}, least ${characters}`;
      if (words > 0 && wordsIn(text) < words) return `${counted(wordsIn(text), 'word')}, least ${words}`;
      if (tokens > 0 && count(text) < tokens) return `${count(text)} tokens, least ${tokens}`;
      return undefined;
    };
  },
  reads: ({ tokenizer }) => (tokenizer === undefined ? [] : [tokenizer]),
  examples: {
    caught: [
      'Why?',
      { text: 'What is 17 times 23?', settings: { words: 6 } },
      { text: 'What is 17 times 23?', settings: { tokens: 7 } },
    ],
    spared: [
      'What is 17 times 23?',
      { text: 'What is 17 times 23?', settings: { words: 5, tokens: 6 } },
      { text: '2+2', settings: { characters: 0 } },
    ],
  },
});
