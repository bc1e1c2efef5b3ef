import { rule } from '../rule.js';

const environment = /\\(begin|end)\s*\{([^{}]*)\}/g;
const size = /\\(left|right)(?![a-zA-Z])/g;
const price = /\$\s?\d[\d,]*(?:\.\d+)?(?![\d$\\^_{}=<>+*/-])/;

/** What stands without its partner: an environment, a brace, \left, \[, or a dollar; all of them among commands. */
function unpaired(text: string): string | undefined {
  const plain = text.includes('[asy]') ? text.replace(/\[asy\][\s\S]*?\[\/asy\]/g, ' ') : text;
  return unpairedEnvironment(plain) ?? unpairedMark(plain) ?? unpairedDollar(plain);
}

function unpairedEnvironment(text: string): string | undefined {
  if (!text.includes('\\begin') && !text.includes('\\end')) return undefined;
  const open: string[] = [];
  for (const [whole, kind, name = ''] of text.matchAll(environment)) {
    if (kind === 'begin') open.push(name);
    else if (open.pop() !== name) return whole;
  }
  return open.length > 0 ? `\\begin{${open.at(-1)}}` : undefined;
}

function unpairedMark(text: string): string | undefined {
  const bare = text.replace(/\\\\/g, '  ').replace(/\\[{}$]/g, '  ');
  if (!bare.includes('\\')) return undefined;
  const sized = bare.includes('\\left') || bare.includes('\\right');
  return (
    unpairedBrace(bare) ??
    (sized ? unpairedSize(bare) : undefined) ??
    (count(bare, '\\[') !== count(bare, '\\]') ? '\\[' : undefined)
  );
}

function unpairedBrace(text: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x7b) depth++;
    else if (unit === 0x7d && --depth < 0) return '}';
  }
  return depth > 0 ? '{' : undefined;
}

function unpairedSize(text: string): string | undefined {
  let depth = 0;
  for (const [whole, kind] of text.matchAll(size)) {
    depth += kind === 'left' ? 1 : -1;
    if (depth < 0) return whole;
  }
  return depth > 0 ? '\\left' : undefined;
}

/** Prices leave it open which dollar is whose. */
function unpairedDollar(text: string): string | undefined {
  const bare = text.replace(/\\[\\$]/g, '  ');
  return count(bare, '$') % 2 === 1 && bare.includes('\\') && !price.test(bare) ? '$' : undefined;
}

function count(text: string, sought: string): number {
  return text.includes(sought) ? text.split(sought).length - 1 : 0;
}

export const unbalancedLatex = rule({
  code: 'unbalanced-latex',
  reason: 'holds LaTeX that opens and does not close, or closes what was not opened',
  domains: 'prose',
  on: true,
  needs: { signs: '\\' },
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
