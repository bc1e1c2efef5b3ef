import { longWord } from '../needs.js';
import { pattern, rule } from '../rule.js';

/** XXXX and longer, up to what is a long word. */
const crosses = Array.from({ length: longWord - 4 }, (_, more) => 'x'.repeat(4 + more)).join(' ');

export const placeholder = rule({
  code: 'placeholder',
  reason: 'holds a gap that a template was to fill',
  domains: 'prose',
  on: true,
  needs: {
    words: `lorem insert your enter placeholder todo fixme undefined object image figure table formula equation missing ${crosses}`,
    signs: '{',
    shapes: ['long-word'],
  },
  open: () =>
    pattern(
      /\blorem ipsum\b|(?<![\\^_}\w])\{\{ ?[a-z_][\w.]* ?\}\}(?![\w^_])|\[(?:insert|your|enter|placeholder)\b[^\]\n]{0,60}\]|<(?:insert|your|enter|placeholder)\b[^>\n]{0,60}>|\bTODO\b|\bFIXME\b|\bXXXX+\b|\[(?:image|figure|table|formula|equation|missing)\]|\bundefined undefined\b|\[object Object\]/,
    ),
  examples: {
    caught: [
      'Hello {{name}}, what is 3 + 4?',
      'A shop sells [insert number] apples at $2 each. What do they cost?',
      'Evaluate [formula] for x = 2.',
      'Mr. [object Object] has 3 cats. How many legs do they have?',
    ],
    spared: [
      'Find $x^{{2}}$ for x = 3.',
      'Find $\\frac{{a}}{{b}}$ for a = 3, b = 6.',
      'Let [x] be the integer part of x.',
    ],
  },
});
