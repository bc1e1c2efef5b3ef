import { pattern, rule } from '../rule.js';

export const htmlDebris = rule({
  code: 'html-debris',
  reason: 'holds markup of a web page',
  domains: 'prose',
  on: true,
  needs: { signs: '<&' },
  open: () =>
    pattern(
      /<\/?(?:div|span|br|img|table|tbody|tr|td|th|sup|sub|font|li|ul|ol|strong|em|script|style|center|h[1-6]|blockquote|hr)(?:\s[^<>]{0,300})?\/?>|<\/?(?:p|a|b|i|u)(?:\s+[a-z-]+\s*=[^<>]{0,300})?\/?>[\s\S]{0,2000}?<\/(?:p|a|b|i|u)>|&(?:nbsp|amp|lt|gt|le|ge|quot|apos|times|divide|deg|frac\d\d|minus|ndash|mdash|rsquo|lsquo|hellip|pi|#\d{2,5}|#x[0-9a-f]{2,5});/i,
    ),
  examples: {
    caught: [
      'How many eggs are in <b>seven</b> dozen?',
      'Sam has 3&nbsp;apples and buys 4 more.<br/>How many has he?',
      '<p class="q">What is 12 &times; 8?</p>',
    ],
    spared: [
      'For which x is 2 <x and x< 5?',
      'If a<b>c, which of a, b and c is the largest?',
      'Let G = <p>. Find the order of p.',
      'Let $A = \\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$; find det A.',
      { text: 'Escape the text: & becomes &amp; in the output.', domain: 'code' },
    ],
  },
});
