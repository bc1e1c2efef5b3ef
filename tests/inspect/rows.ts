/** Rows of our own for the reports under test: sound ones, and ones that try to break out of the page. */

export function problem(id: string, content: string, more: object = {}): Record<string, unknown> {
  return {
    id,
    domain: 'math',
    prompt: [{ role: 'user', content }],
    ground_truth: { verifier: 'math', answer: '12' },
    source: { dataset: 'made' },
    tags: [],
    meta: {},
    ...more,
  };
}

/** Four of five completions say 13, and the gold says 12. */
export const suspected = problem(
  'made:suspected',
  'A crate holds 5 rows of pears with 3 pears each, and 2 are bad. How many pears are good?',
  {
    rollout: {
      completions: ['\\boxed{13}', 'So \\boxed{13}', '\\boxed{13.0}', 'It is \\boxed{13}', '\\boxed{12}'],
    },
  },
);

export const hostile: readonly unknown[] = [
  problem(
    '</script><img src=x onerror="window.pwned=1">',
    '</script><script>window.pwned=1</script><!-- <svg onload=window.pwned=1> -->',
    {
      source: { dataset: '"><script>window.pwned=1</script>' },
    },
  ),
  problem('turned', 'before \u202e after \u2066 \u200f'),
  problem('controls', 'a\u0000b\u001b[2Jc \ud83d d'),
  problem('deep', `$${'\\frac{1}{'.repeat(20_000)}x${'}'.repeat(20_000)}$ $$${'x^2+'.repeat(250_000)}y$$`),
  problem(
    'reaching',
    '$\\href{javascript:window.pwned=1}{x}$ $\\includegraphics{http://127.0.0.1:9/x.png}$ $\\boxed{\\color{red}x}$ $\\rule{1em}{1e9em}$',
  ),
  problem('code', '```html\n<img src=x onerror="window.pwned=1">\n```', {
    domain: 'code',
    solution: 'x = "</script>"',
  }),
  {
    id: 5,
    prompt: null,
    source: 'text',
    difficulty: [1],
    quality: 7,
    ground_truth: [],
    rollout: { completions: 'x', verdicts: [null, 3] },
  },
  { prompt: { a: 1 }, verdict: 'x', completion: [1, 2] },
  {
    verdicts: [{ outcome: 'incorrect', reason: '<b>5</b>' }],
    rewards: [0],
    completions: ['hi'],
    ground_truth: 'x',
    prompt: 'p',
  },
];

export function jsonl(rows: readonly unknown[]): string {
  return rows.map((row) => `${JSON.stringify(row)}\n`).join('');
}
