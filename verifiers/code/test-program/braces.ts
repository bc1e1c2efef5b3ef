/** Counts braces in source of the C family, strings and comments left out. Bounded by the source's length. */

const skipped =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)'|'\\u[0-9a-fA-F]{4}'|`[^`]*`/g;
const hash = /(?:^|\s)#[^\n]*|\$?"(?:[^"\\]|\\.)*"|'[^']*'|\$\{[^}\n]*\}|\$\{[^}\n]*/g;

/** How many braces are open at the end; negative where more were closed than opened. */
export function openBraces(source: string, comments: 'slashes' | 'hashes'): number {
  let open = 0;
  for (const mark of source.replace(comments === 'slashes' ? skipped : hash, ' ').matchAll(/[{}]/g))
    open += mark[0] === '{' ? 1 : -1;
  return open;
}

/** Closes what is open beyond the wanted depth, or takes away closing braces at the end that go below it. */
export function toDepth(source: string, wanted: number, comments: 'slashes' | 'hashes'): string {
  let rest = source.trimEnd();
  let depth = openBraces(rest, comments);
  while (depth < wanted && rest.endsWith('}')) {
    rest = rest.slice(0, -1).trimEnd();
    depth += 1;
  }
  return depth > wanted ? `${rest}\n${'}'.repeat(depth - wanted)}\n` : `${rest}\n`;
}
