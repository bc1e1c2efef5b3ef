/**
 * A judge's verdict as a share from 0 to 1: from the probabilities of its first token, or from what it wrote. Reading the
 * probabilities instead of sampling a grade follows G-Eval (Liu et al., EMNLP 2023).
 */

export type VerdictKind = 'yes-no' | 'grade';
export type Share = number | { readonly fault: string };

/** A token that could have come first, and the natural logarithm of its probability. */
export interface Alternative {
  readonly token: string;
  readonly logprob: number;
}

const worths: Readonly<Record<VerdictKind, Readonly<Record<string, number>>>> = {
  'yes-no': { yes: 1, no: 0 },
  grade: { '1': 0, '2': 0.25, '3': 0.5, '4': 0.75, '5': 1 },
};

/**
 * The expected worth over the verdict's tokens: P(yes) / (P(yes) + P(no)), or the mean grade brought to 0–1. Spellings of one
 * verdict are added up. When the verdict's tokens together are less likely than `mass`, the model meant to say something else.
 */
export function shareOfTokens(alternatives: readonly Alternative[], kind: VerdictKind, mass: number): Share {
  let total = 0;
  let sum = 0;
  for (const { token, logprob } of alternatives) {
    const worth = worths[kind][bare(token)];
    if (worth === undefined || !(logprob <= 1e-3)) continue;
    const probability = Math.exp(logprob);
    total += probability;
    sum += probability * worth;
  }
  if (total >= mass) return sum / total;
  const best = alternatives.reduce<Alternative | undefined>(
    (a, b) => (a && a.logprob >= b.logprob ? a : b),
    undefined,
  );
  const meant = best ? `; its likeliest first token is ${JSON.stringify(best.token.slice(0, 40))}` : '';
  return { fault: `the model does not begin with a verdict (${(100 * total).toFixed(1)} % of it)${meant}` };
}

/** The worth of a reply that is nothing but a verdict; thinking before it in `<think>` marks is passed over. */
export function shareOfText(text: string, kind: VerdictKind): Share {
  const spoken = text.replace(/^\s*<think>[\s\S]*?<\/think>/, '').trim();
  const stated = /^(?:answer|grade|verdict)?\W*([a-z0-9]+)\W*$/i.exec(spoken)?.[1] ?? '';
  const worth = Object.hasOwn(worths[kind], stated.toLowerCase())
    ? worths[kind][stated.toLowerCase()]
    : undefined;
  return worth ?? { fault: `the reply is no verdict: ${JSON.stringify(spoken.slice(0, 60))}` };
}

/** A token without the marks of tokenizers, spaces, quotes and emphasis around it. */
function bare(token: string): string {
  return token.replace(/^[\s▁Ġ"'`*]+|[\s"'`*.]+$/gu, '').toLowerCase();
}
