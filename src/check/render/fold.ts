import type { Finding } from '../check.js';

/** What is shown of one code in one file, one by one; a defect of every row must not bury the others. */
const shownAtMost = { error: 20, warning: 5 };

export interface Folded {
  readonly shown: readonly Finding[];
  /** How many more there are of the last one's code in its file. */
  readonly more: readonly { readonly file: string; readonly code: string; readonly count: number }[];
}

export function fold(findings: readonly Finding[]): Folded {
  const counts = new Map<string, { file: string; code: string; count: number; atMost: number }>();
  const shown = findings.filter(({ file, code, severity }) => {
    const key = `${code} ${file}`;
    const seen = counts.get(key) ?? { file, code, count: 0, atMost: shownAtMost[severity] };
    counts.set(key, seen);
    seen.count++;
    return seen.count <= seen.atMost;
  });
  const more = [...counts.values()]
    .filter(({ count, atMost }) => count > atMost)
    .map(({ file, code, count, atMost }) => ({ file, code, count: count - atMost }));
  return { shown, more };
}
