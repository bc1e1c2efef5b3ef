/** Answers that a small change makes wrong: what each change is called, and the texts that it makes of a gold answer. */

/** A change → the mutants of a text; those that the text itself equals are left out by the caller. */
export const mutations: Readonly<Record<string, (text: string) => string[]>> = {
  digit: (text) => eachMatch(text, /\d/g, (digit, at) => otherDigit(digit, text, at)),
  sign: (text) => [
    /^(\$*)-/.test(text) ? text.replace(/^(\$*)-/, '$1') : text.replace(/^(\$*)/, '$1-'),
    ...eachMatch(text.slice(1), /[+-]/g, (sign) => (sign === '+' ? '-' : '+')).map(
      (rest) => text.slice(0, 1) + rest,
    ),
  ],
  fraction: (text) => [
    ...eachMatch(text, /\\[dt]?frac\{([^{}]+)\}\{([^{}]+)\}/g, (whole, _at, [above, below]) =>
      whole.replace(/\{.*$/s, `{${below}}{${above}}`),
    ),
    ...eachMatch(text, /(\d+)\/(\d+)/g, (_whole, _at, [above, below]) => `${below}/${above}`),
  ],
  dropped: (text) =>
    parts(text).flatMap(({ before, items, after }) =>
      items.map((_, at) => before + items.filter((_item, other) => other !== at).join(',') + after),
    ),
  swapped: (text) =>
    parts(text).flatMap(({ before, items, after }) =>
      items.slice(1).map((_, at) => {
        const turned = [...items];
        [turned[at], turned[at + 1]] = [turned[at + 1]!, turned[at]!];
        return before + turned.join(',') + after;
      }),
    ),
  bracket: (text) =>
    eachMatch(
      text,
      /(?<!\\left|\\right|[\w}])[([](?=.*,)|(?<=,.*)[)\]]/g,
      (mark) => '[(])'['([)]'.indexOf(mark)]!,
    ),
  exponent: (text) =>
    eachMatch(text, /\^\{?(\d)/g, (whole, _at, [digit]) =>
      whole.replace(/\d/, String((Number(digit) % 8) + 2)),
    ),
};

function eachMatch(
  text: string,
  pattern: RegExp,
  change: (whole: string, at: number, groups: readonly string[]) => string,
): string[] {
  return [...text.matchAll(pattern)].map(({ 0: whole, index, ...found }) => {
    const groups = Object.values(found).filter((group) => typeof group === 'string');
    return text.slice(0, index) + change(whole, index, groups) + text.slice(index + whole.length);
  });
}

/** Three more, so that no neighbour is met that rounding could reach; a number does not begin to start with 0. */
function otherDigit(digit: string, text: string, at: number): string {
  const other = (Number(digit) + 3) % 10;
  const first = !/[\d.]/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');
  return String(other === 0 && first ? 1 : other);
}

/** The lists of a text that stand in no brackets, or in one pair around the whole. */
function parts(text: string): { before: string; items: string[]; after: string }[] {
  const [, before = '', inner = '', after = ''] =
    /^(\$*\s*(?:\\left)?\s*(?:\\?[([{])?)(.*?)((?:\\right)?\s*(?:\\?[)\]}])?\s*\$*)$/s.exec(text) ?? [];
  const items: string[] = [''];
  let depth = 0;
  for (const mark of inner) {
    if ('([{'.includes(mark)) depth++;
    if (')]}'.includes(mark)) depth--;
    if (mark === ',' && depth === 0) items.push('');
    else items[items.length - 1] += mark;
  }
  return items.length > 1 ? [{ before, items, after }] : [];
}
