import { withPlurals } from '../needs.js';
import { pattern, rule } from '../rule.js';

const figure =
  '(?:figure|diagram|picture|image|graph|chart|drawing|illustration|grid|number line|histogram|scatterplot|plot)';
const place = '(?:below|above|(?:at|to|on) (?:the )?(?:left|right))';
const sought = new RegExp(
  [
    `\\b(?:in|from|see|using|refer to|on) the (?:following |accompanying |adjoining |adjacent |given )?(?:figure|diagram)\\b(?! of)`,
    `\\bthe (?:following|accompanying|adjoining) ${figure}s?\\b`,
    `\\b${figure}s? (?:is |are )?(?:shown |pictured |given |drawn )?${place}`,
    `\\bthe (?:figure|diagram|chart|picture|image) (?:shows|represents|gives|depicts)\\b`,
    `\\b(?:shown|pictured|depicted|illustrated|graphed|drawn|shaded) (?:${place}|in the ${figure}|here)`,
    '(?<!\\b(?:terms|numbers|pattern|sequence|series),? )\\bas (?:shown|pictured|depicted|illustrated)\\b(?! that|:)',
    '\\\\includegraphics\\b',
    '\\bfig(?:ure)?\\.? \\d',
  ].join('|'),
  'i',
);
/** What a figure in the prompt itself looks like. */
const drawn = /\[asy\]|\\begin\{|\|.*\|.*\n\s*\|?\s*:?-{2,}/;

export const needsFigure = rule({
  code: 'needs-figure',
  reason: 'refers to a figure that it does not hold',
  domains: 'prose',
  on: true,
  needs: {
    words: `${withPlurals('figure diagram picture image graph chart drawing illustration grid line histogram scatterplot plot')} shown pictured depicted illustrated graphed drawn shaded fig includegraphics`,
  },
  open: () => pattern(sought, drawn),
  examples: {
    caught: [
      'In the figure below, find the area of the shaded triangle.',
      'The diagram shows a circle inside a square. What is the shaded area?',
      'Find angle ABC as shown.',
      'How many bars of Figure 3 are taller than 5?',
    ],
    spared: [
      'The graph of y = x^2 is shifted up by 3. What is its new vertex?',
      'In the graph of $y=\\sin x$, how many zeros lie in (0, 10)?',
      'In 1 + 3 - 5 - 7 + 9 + 11 the signs change every two terms, as shown. What is the sum of 40 terms?',
      'Sam took 12 pictures in the morning and 8 at noon. How many pictures did he take?',
      'In the diagram, AB = 3. [asy]draw((0,0)--(3,0));[/asy] Find AC.',
    ],
  },
});
