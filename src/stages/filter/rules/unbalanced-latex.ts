import { rule } from '../rule.js';

const environment = /\\(begin|end)\s*\{([^{}]*)\}/g;
const size = /\\(left|right)(?![a-zA-Z])/g;
const price = /\$\s?\d[\d,]*(?:\.\d+)?(?![\d$\\^_{}=<>+*/-])/;

/** What stands without its partner: an environment, a brace, \left, \[, or a dollar. */
function unpaired(text: string): string | undefined {
  if (!text.includes('\\') && !/\$[^$]*\$/.test(text)) return undefined;
  const plain = text.replace(/\[asy\][\s\S]*?\[\/asy\]/g, ' ');
  return unpairedEnvironment(plain) ?? unpairedMark(plain) ?? unpairedDollar(plain);
}

function unpairedEnvironment(text: string): string | undefined {
  const open: string[] = [];
  for (const [whole, kind, name = ''] of text.matchAll(environment)) {
    if (kind === 'begin') open.push(name);
    else if (open.pop() !== name) return whole;
  }
  return open.length > 0 ? `\\begin{${open.at(-1)}}` : undefined;
}

function unpairedMark(text: string): string | undefined {
  let braces = 0;
  const bare = text.replace(/\\\\/g, '  ').replace(/\\[{}$]/g, '  ');
  if (bare.includes('\\')) {
    for (const { 0: brace } of bare.matchAll(/[{}]/g)) {
      braces += brace === '{' ? 1 : -1;
      if (braces < 0) return '}';
    }
    if (braces > 0) return '{';
  }
  let depth = 0;
  for (const [whole, kind] of bare.matchAll(size)) {
    depth += kind === 'left' ? 1 : -1;
    if (depth < 0) return whole;
  }
  if (depth > 0) return '\\left';
  return count(bare, '\\[') !== count(bare, '\\]') ? '\\[' : undefined;
}

/** Prices leave it open which dollar is whose. */
function unpairedDollar(text: string): string | undefined {
  const bare = text.replace(/\\[\\$]/g, '  ');
  return count(bare, '$') % 2 === 1 && bare.includes('\\') && !price.test(bare) ? '$' : undefined;
}

function count(text: string, sought: string): number {
  return text.split(sought).length - 1;
}

export const unbalancedLatex = rule({
  code: 'unbalanced-latex',
  reason: 'holds LaTeX that opens and does not close, or closes what was not opened',
  domains: 'prose',
  on: true,
  needs: { signs: '\\$' },
  open:
    () =>
    ({ text }) =>
      unpaired(text),
  examples: {
    caught: [
      'Find $\\frac{1}{2 + x$ for x = 1.',
      'Solve \\begin{cases} x + y = 2 \\\\ x - y = 0.',
      'Evaluate $\\left( 3 + 4 )$.',
      'Compute $\\sqrt{16} and name its parity.',
    ],
    spared: [
      'Find $\\frac{1}{2} + \\left. x \\right|_{x=1}$.',
      'A pen costs $5 and a book \\$12. What do both cost?',
      'Let $S = \\{1, 2, 3\\}$. How many subsets has S?',
      'On $[0, 2)$ let f(x) = x. Find $f\\left(\\frac12\\right)$.',
      'Let $A = \\begin{bmatrix} 1 & 2 \\\\ 3 & 4 \\end{bmatrix}$. Find det A.',
    ],
  },
});
