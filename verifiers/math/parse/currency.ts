import { type Node, variables } from './tree.js';

/** What a currency sign counts, as a unit. */
const names: Readonly<Record<string, string>> = {
  $: 'dollars',
  '€': 'euros',
  '£': 'pounds',
  '¥': 'yen',
  '₹': 'rupees',
};
const sign = /[$€£¥₹]/;
/** A sign before the digits or at the end; a dollar sign without a backslash only where no second one closes a formula. */
const before = /^[-+]?\s*\\?([$€£¥₹])\s*[-+]?\s*[\d.\\]/;
const after = /[\d}]\s*\\?([$€£¥₹])$/;
const country = /^([-+]?\s*)(?:US|U\.S\.)\s*(?=\\?\$)/;

/** `US\$5` is `\$5`: the letters before the sign are not variables. */
export function withoutCountry(text: string): string {
  return text.includes('$') ? text.replace(country, '$1') : text;
}

/** The currency that a whole answer is an amount of; null when it has no sign, or when its dollar signs hold formulas. */
function currencyOf(text: string): string | null {
  const found = before.exec(text)?.[1] ?? after.exec(text)?.[1];
  if (found === undefined) return null;
  const bare = text.replaceAll('\\$', '').split('$').length - 1;
  return bare > 1 ? null : (names[found] ?? null);
}

const amounts: ReadonlySet<Node['kind']> = new Set(['number', 'negate', 'divide', 'multiply', 'add']);

/**
 * An answer that is one number with a currency sign is an amount of that currency, so that it converts (\$0.50 is 50 cents) and
 * differs from 5 cents, 5 euros and 5 cm. In lists and longer forms the sign says nothing.
 */
export function asMoney(node: Node, text: string): Node {
  if (!sign.test(text) || !amounts.has(node.kind) || variables(node).length > 0) return node;
  const unit = currencyOf(text);
  return unit === null ? node : { kind: 'quantity', amount: node, unit };
}
