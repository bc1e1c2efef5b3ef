import { asks } from '../asking.js';
import { excerpt, rule } from '../rule.js';

const sought =
  /^["'“(]*(?:please )?(?:draw|sketch|plot|graph|illustrate|construct|color|shade)\s+(?:and label |carefully )?(?:the|an?\b|each|all|both|two|three|its|their|your|these|this|\$)(?!\w)/i;

export const drawing = rule({
  code: 'drawing',
  reason: 'asks for a drawing, which no verifier can see',
  domains: 'open',
  on: true,
  needs: { words: 'draw sketch plot graph illustrate construct color shade' },
  open:
    () =>
    ({ sentences }) => {
      const found = sentences.find((sentence) => sought.test(sentence));
      if (found === undefined || sentences.some((sentence) => sentence !== found && asks.test(sentence)))
        return undefined;
      return /\b(?:and|then)\b[^.]*\b(?:find|determine|compute|calculate|state|give)\b/i.test(found)
        ? undefined
        : excerpt(found);
    },
  examples: {
    caught: [
      'Sketch the graph of $y = x^2 - 4x$.',
      'Let f(x) = |x - 2|. Draw the graph of f between -3 and 5.',
    ],
    spared: [
      'Draw the graph of y = 2x. What is its slope?',
      'Sketch the region and find its area.',
      'Two cards are drawn at once. How many pairs are there?',
      'Graph theory: how many edges has $K_7$?',
    ],
  },
});
