/** The last display formula: `\[ … \]` or `$$ … $$`. */

const fences = [
  ['\\[', '\\]'],
  ['$$', '$$'],
] as const;

export function display(text: string): string | null {
  let best: { readonly start: number; readonly text: string } | null = null;
  for (const [open, close] of fences) {
    const end = text.lastIndexOf(close);
    const start = end <= 0 ? -1 : text.lastIndexOf(open, end - 1);
    if (start < 0 || start + open.length > end || (best !== null && best.start > start)) continue;
    best = { start, text: text.slice(start + open.length, end) };
  }
  return best === null ? null : resultOf(best.text.trim().replace(/[.,]$/, ''));
}

const name = /^\s*(\\(bar|overline|hat|vec|mathbf)\s*)?\{?[A-Za-z]\}?(_(\w|\{\w+\}))?\s*(\([^()]*\)\s*)?$/;

/** A chain of equalities ends in its result: `2 + 3 = 5` says 5. A definition `x = 5` is kept whole. */
function resultOf(formula: string): string {
  if (/\\begin|[,;]|\\text|\\quad/.test(formula) || formula.length > 2000) return formula;
  const sides = formula.split('=');
  // x = y = 2 says two values.
  if (sides.slice(0, -1).every((side) => name.test(side))) return formula;
  return sides.length > 2 || (sides.length === 2 && !/[A-Za-z]/.test(sides[0]!.replace(/\\[a-z]+/g, '')))
    ? sides.at(-1)!.trim()
    : formula;
}
