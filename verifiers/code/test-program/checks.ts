/**
 * The checks of a test file: where it compares what the function gave with what is expected. A check whose expected value is
 * changed must fail; one that holds all the same does not depend on it, and proves nothing. Only the shapes that test files of
 * MultiPL-E have are known: a call of the function within the brackets of an assertion, and literals beside it there.
 */

interface Change {
  readonly at: number;
  readonly text: string;
  readonly by: string;
}

export interface Check {
  /** The word before the bracket that holds the check: `assert`. */
  readonly head: { readonly at: number; readonly text: string };
  /** The bracket that ends it. */
  readonly end: number;
  /** Another value for its first expected literal. */
  readonly change: Change;
}

/** What opens a check: an assertion, a condition, a comparison of C strings, a row of Go's tables, a test of bash. */
const heads =
  /(?:\bassert|\bassert_eq!|\bassert_equal|\bDebug\.Assert|\bif|\bstrcmp|\bfabs|(?<=^\s*)|\[)\s*$/;
const text = /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/y;
const literals = [
  /"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)+'/g,
  /(?<![\w.])\d[\w.]*/g,
  /(?<!\w)(?:[Tt]rue|[Ff]alse)(?!\w)/g,
] as const;
/** What in a text may stand for something else: escapes, and variables of PHP and bash. */
const escaped = /\\.|\$\w+/g;
const flipped: Readonly<Record<string, string>> = {
  true: 'false',
  false: 'true',
  True: 'False',
  False: 'True',
};
/** A check is a line; with its arguments it can be a long one. */
const longest = 20_000;

/** Where the text that begins here ends; the next place where none does. */
function passed(source: string, at: number): number {
  text.lastIndex = at;
  return at + (text.exec(source)?.[0].length ?? 1);
}

/** Where the bracket closes that is open here; -1 where it never does. */
function closing(source: string, from: number): number {
  let depth = 0;
  for (let at = from; at < Math.min(source.length, from + longest); at = passed(source, at)) {
    if ('([{'.includes(source[at] as string)) depth += 1;
    if (')]}'.includes(source[at] as string) && --depth < 0) return at;
  }
  return -1;
}

/** The bracket of the line that holds this place; -1 where none does. */
function holder(source: string, place: number): number {
  const open: number[] = [];
  for (let at = source.lastIndexOf('\n', place - 1) + 1; at < place; at = passed(source, at)) {
    if ('([{'.includes(source[at] as string)) open.push(at);
    if (')]}'.includes(source[at] as string)) open.pop();
  }
  return open.at(-1) ?? -1;
}

const shifted = (letter: string, by: number): string => {
  const [first, size] = /\d/.test(letter) ? [48, 10] : /[a-z]/.test(letter) ? [97, 26] : [65, 26];
  return String.fromCharCode(first + ((letter.charCodeAt(0) - first + by) % size));
};

/** Other literals of the same kind and length; the first digit of a number is never made a zero: 012 is octal. */
function* others(literal: string): Generator<string> {
  if (flipped[literal]) yield flipped[literal];
  const quoted = /^["']/.test(literal);
  const at = quoted ? literal.replace(escaped, (one) => '_'.repeat(one.length)).search(/[a-zA-Z0-9]/) : 0;
  const letter = literal[at] ?? '';
  const [before, after] = [literal.slice(0, at), literal.slice(at + 1)];
  if (at >= 0 && /\w/.test(letter) && !flipped[literal])
    for (const by of quoted ? [1, 2, 3, 4, 5, 6, 7, 8, 9] : [9, 1, 8, 2, 7, 3, 6, 4, 5]) {
      const other = shifted(letter, by);
      if (quoted || other !== '0') yield before + other + after;
    }
  if (quoted && at < 0) yield literal.length > 2 ? literal.replace(/(?<=^.)(?:\\.|.)/, 'x') : '"x"';
}

/** The change of the first literal in the parts of the source: a text if there is one, else a number, else a truth value. */
function changeIn(source: string, parts: readonly (readonly [number, number])[]): Change | null {
  for (const literal of literals) {
    const found = parts.flatMap(([from, to]) =>
      [...source.slice(from, to).matchAll(literal)].map((one) => ({ at: from + one.index, text: one[0] })),
    );
    for (const one of found) {
      // Equal to no other, so that it repeats no key and a set does not stay the same.
      const by = [...others(one.text)].find((other) => !found.some(({ text }) => text === other));
      if (by !== undefined) return { ...one, by };
    }
  }
  return null;
}

export function checksOf(tests: string, entryPoint: string): Check[] {
  const call = new RegExp(`\\$\\((?:candidate)\\b|\\b(?:candidate|${entryPoint})(?:\\.call)?\\(`, 'g');
  const checks: Check[] = [];
  let end = 0;
  for (const { 0: found, index } of tests.matchAll(call)) {
    if (index < end) continue;
    const closes = closing(tests, index + (found.startsWith('$') ? 2 : found.length));
    const bracket = holder(tests, index);
    const head = heads.exec(tests.slice(tests.lastIndexOf('\n', index - 1) + 1, Math.max(0, bracket)));
    const last = closes < 0 || bracket < 0 || !head ? -1 : closing(tests, closes + 1);
    if (last < 0 || !head) continue;
    end = last;
    const change = changeIn(tests, [
      [closes + 1, last],
      [bracket + 1, index],
    ]);
    if (change) checks.push({ head: { at: bracket - head[0].length, text: head[0] }, end, change });
  }
  return checks;
}

/** The tests with other expected values. */
export const changed = (tests: string, checks: readonly Check[]): string =>
  edited(
    tests,
    checks.map(({ change }) => change),
  );

/** The tests with another word at the head of each check. */
export const withHeads = (tests: string, checks: readonly Check[], by: string): string =>
  edited(
    tests,
    checks.map(({ head }) => ({ ...head, by })),
  );

/** Changes at places of the source, in any order. */
export function edited(source: string, changes: readonly Change[]): string {
  return [...changes]
    .sort((one, other) => other.at - one.at)
    .reduce((rest, { at, text, by }) => rest.slice(0, at) + by + rest.slice(at + text.length), source);
}
