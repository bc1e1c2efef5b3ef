import { asks } from '../asking.js';
import { rule } from '../rule.js';

const tasks =
  /\b(?:add|answer|approximate|arrange|assume|build|choose|combine|compare|complete|convert|count|create|decide|describe|differentiate|divide|derive|determine|diagonali[sz]e|distribute|draw|enter|estimate|extend|expand|explain|express|factor(?:i[sz]e)?|fill|give|graph|identify|integrate|list|match|multiply|name|normali[sz]e|obtain|order|prove|rationalize|reduce|rewrite|round|select|show|sketch|sort|specify|state|subtract|sum|suppose|tell|test|translate|use|using|verify|work out|write|why|how|whose|whom)\b/i;

/** The last sentence begins as one that tells something. */
const told =
  /^\W*(?:\d|(?:the|an?|he|she|it|they|there|his|her|their|this|these|those|each|every|some|all|in|on|at|one|two|three|[A-Z][a-z]+ (?:has|have|had|is|are|was|buys|bought|gave|gives|needs))\b)/i;

export const noQuestion = rule({
  code: 'no-question',
  reason: 'asks nothing',
  domains: 'open',
  on: false,
  open:
    () =>
    ({ text, prose, sentences }) =>
      !told.test(sentences.at(-1) ?? '') ||
      /[?=]\W*$/.test(text) ||
      text.includes('?') ||
      asks.test(prose) ||
      tasks.test(prose) ||
      !/\p{L}{2}/u.test(prose)
        ? undefined
        : '',
  examples: {
    caught: ['A farmer has 12 cows and sells 4 of them.'],
    spared: ['Find 3 + 4.', '3 + 4 =', 'What is 3 + 4?', '$\\int_0^1 x\\,dx$', 'Simplify $\\sqrt{8}$.'],
  },
});
