import fc from 'fast-check';

/** What stands around a find in a prompt, or makes it one. */
const around = [
  ...['Find x. ', 'How many are there? ', 'is it so?', 'the ', ' ', '. ', '\n', '?', ','],
  ...['$', '\\alpha', '\\', '$x^2$', '`', '(', '[asy]', '[/asy]', '7', '_', 'é', 'a b c d e f '],
];

/** Texts made of what matches the patterns, in any case and with something around it. */
export function textsOf(patterns: readonly RegExp[]): fc.Arbitrary<string> {
  const matching = patterns.map((pattern) => fc.stringMatching(withoutConditions(pattern)));
  const part = fc.oneof(...matching, fc.constantFrom(...around));
  return fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 6 }), fc.constantFrom(same, lower, upper))
    .map(([parts, inCase]) => inCase(parts.join('')));
}

const same = (text: string) => text;
const lower = (text: string) => text.toLowerCase();
const upper = (text: string) => text.toUpperCase();

/** The pattern without what fast-check makes no texts for: looks around, borders of words (a space, or none), references back. */
function withoutConditions({ source, flags }: RegExp): RegExp {
  const bare = withoutLooks(source).replace(/\\(.)/g, (escaped, sign: string) => {
    if (sign === 'b' || sign === 'B') return ' ?';
    return /[1-9]/.test(sign) ? 'a' : escaped;
  });
  return new RegExp(bare, flags.includes('u') ? 'u' : '');
}

function withoutLooks(source: string): string {
  const start = /\(\?<?[=!]/.exec(source)?.index;
  if (start === undefined) return source;
  let depth = 0;
  let inClass = false;
  let at = start;
  do {
    const sign = source[at];
    if (sign === '\\') at++;
    else if (inClass) inClass = sign !== ']';
    else if (sign === '[') inClass = true;
    else if (sign === '(') depth++;
    else if (sign === ')') depth--;
    at++;
  } while (depth > 0);
  return withoutLooks(source.slice(0, start) + source.slice(at));
}
