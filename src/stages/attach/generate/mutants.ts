/** Programs that differ from a reference in one token: what tests should tell from it. */
import type { Random } from '#datasets/random.js';

export interface Mutant {
  readonly source: string;
  /** `line 3: < → <=` */
  readonly change: string;
}

/** One token for another: operators, bounds, constants, branches. */
const changes: readonly (readonly [RegExp, string])[] = [
  ...([
    [/ < /g, ' <= '],
    [/ > /g, ' >= '],
    [/ <= /g, ' < '],
    [/ >= /g, ' > '],
    [/ == /g, ' != '],
    [/ != /g, ' == '],
  ] as const),
  ...([
    [/ \+ /g, ' - '],
    [/ - /g, ' + '],
    [/ \* /g, ' + '],
    [/ \/\/ /g, ' * '],
    [/ % /g, ' // '],
    [/ \+= /g, ' -= '],
  ] as const),
  ...([
    [/\band\b/g, 'or'],
    [/\bor\b/g, 'and'],
    [/\bTrue\b/g, 'False'],
    [/\bFalse\b/g, 'True'],
    [/\bmax\(/g, 'min('],
    [/\bmin\(/g, 'max('],
  ] as const),
  ...([
    [/(?<![\w.])0(?![\w.])/g, '1'],
    [/(?<![\w.])1(?![\w.])/g, '2'],
    [/(?<![\w.])2(?![\w.])/g, '3'],
    [/\bif (?!not |__name__)/g, 'if not '],
  ] as const),
];

/** Documentation and comments, where a change changes nothing. */
const prose = /("""|''')[\s\S]*?\1|#.*$/gm;

/** At most `most` of the mutants of a program, drawn at random. */
export function mutantsOf(source: string, most: number, random: Random): Mutant[] {
  const code = source.replace(prose, (text) => text.replace(/[^\n]/g, '~'));
  const all = changes.flatMap(([pattern, to]) =>
    [...code.matchAll(pattern)].map((found): Mutant => {
      const mutated = source.slice(0, found.index) + to + source.slice(found.index + found[0].length);
      const line = source.slice(0, found.index).split('\n').length;
      return { source: mutated, change: `line ${line}: ${found[0].trim()} → ${to.trim()}` };
    }),
  );
  return random.shuffle(all).slice(0, most);
}
