import { excerpt, rule } from '../rule.js';

const sought =
  /\b(?:the|this) (?:following|accompanying|given|above) (?:[a-z]+ ){0,2}tables?\b|\btables? (?:is |are )?(?:shown |given |provided )?(?:below|above|(?:at|to|on) (?:the )?(?:left|right))(?! (?:an?|the|his|her|their)\b)|\b(?:the|this) table (?:shows|gives|lists|contains|summarizes|represents|displays)\b|(?:^|[.?!]\s+|\b(?:according to|based on) )(?:in|from|using|use|see)? ?(?:the|this) table\b/i;
/** What a table in the prompt itself looks like: LaTeX, columns between bars, tabs, or rows of numbers. */
const drawn =
  /\\begin\{|\[asy\]|\|[^|\n]*\||\t|\\hline|&|-{3,}|(?:^|\n)[^\n.?]*\d[ ,;:]+[^\n.?]*\d[^\n.?]*\n[^\n.?]*\d/;

export const needsTable = rule({
  code: 'needs-table',
  reason: 'refers to a table that it does not hold',
  domains: 'prose',
  on: true,
  needs: { words: 'table tables' },
  open:
    () =>
    ({ text }) => {
      const found = sought.exec(text);
      return found === null || drawn.test(text) ? undefined : excerpt(found[0]);
    },
  examples: {
    caught: [
      'The table below gives the sales of three weeks. Find their mean.',
      'Use the following table to find the median height.',
      'From the table, how many children own a dog?',
    ],
    spared: [
      'Four people sit at a table below a lamp of 60 watts. How many hands are on it?',
      'The table below gives the sales.\n| week | sales |\n| 1 | 30 |\nFind the sales of week 1.',
      'How many multiplication tables are there from 2 to 9?',
    ],
  },
});
