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

/** The parts between equals signs outside braces: the sign of `\sum_{k=1}` parts nothing. */
function sidesOf(formula: string): string[] {
  const sides: string[] = [];
  let [depth, from] = [0, 0];
  for (let i = 0; i < formula.length; i++) {
    if (formula[i] === '{') depth++;
    else if (formula[i] === '}') depth--;
    else if (formula[i] === '=' && depth === 0) {
      sides.push(formula.slice(from, i));
      from = i + 1;
    }
  }
  return [...sides, formula.slice(from)];
}

/** A chain of equalities ends in its result: `2 + 3 = 5` says 5. A definition `x = 5` is kept whole. */
function resultOf(formula: string): string {
  if (/\\begin|[,;]|\\text|\\quad/.test(formula) || formula.length > 2000) return formula;
  const sides = sidesOf(formula);
  // x = y = 2 says two values.
  if (sides.slice(0, -1).every((side) => name.test(side))) return formula;
  return sides.length > 2 || (sides.length === 2 && !/[A-Za-z]/.test(sides[0]!.replace(/\\[a-z]+/g, '')))
    ? sides.at(-1)!.trim()
    : formula;
}
