/** Spellings that keep the value of an answer: each rewrites an answer that it fits and leaves others as they are. */

type Rewrite = (answer: string) => string | undefined;

const replaced =
  (pattern: RegExp, by: string): Rewrite =>
  (answer) =>
    answer.replace(pattern, by);

/** An argument in braces without braces inside. */
const group = String.raw`\{([^{}]*)\}`;
const fraction = new RegExp(String.raw`\\[dt]?frac${group}${group}`, 'g');
const root = new RegExp(String.raw`\\sqrt${group}`, 'g');
const whole = /^-?\d+$/;

const whenWhole =
  (rewrite: (digits: string) => string): Rewrite =>
  (answer) =>
    whole.test(answer) ? rewrite(answer) : undefined;

/** The items of a list without brackets of its own. */
function items(answer: string): string[] | undefined {
  if (
    /[()[\]{}|]|,\s*\\!|\\text|\\or|\band\b|\d,\d{3}(?!\d)|[<>=]|[a-z]{3}/i.test(
      answer.replace(/\\[a-z]+/g, ''),
    )
  )
    return undefined;
  const parts = answer.split(',').map((part) => part.trim());
  return parts.length > 1 && parts.every((part) => part !== '') ? parts : undefined;
}

const ofItems =
  (rewrite: (parts: readonly string[]) => string): Rewrite =>
  (answer) => {
    const parts = items(answer);
    return parts && rewrite(parts);
  };

export const spellings: Readonly<Record<string, Rewrite>> = {
  dfrac: replaced(/\\[dt]?frac/g, '\\dfrac'),
  cfrac: replaced(/\\[dt]?frac/g, '\\cfrac'),
  'fraction with a slash': replaced(fraction, '($1)/($2)'),
  'fraction with \\over': replaced(fraction, '{$1 \\over $2}'),
  'fraction of digits without braces': replaced(/\\[dt]?frac\{(\d)\}\{(\d)\}/g, '\\frac$1$2'),
  'fraction with \\div': (answer) =>
    /^\\frac\{\d+\}\{\d+\}$/.test(answer) ? answer.replace(fraction, '$1 \\div $2') : undefined,
  'root as a power': replaced(root, '($1)^{1/2}'),
  'root as a power of a half': replaced(root, '($1)^{0.5}'),
  'root as a word': replaced(root, ' sqrt($1)'),
  'root as a sign': replaced(root, '√($1)'),
  'root with its index': replaced(root, '\\sqrt[2]{$1}'),
  'pi as a letter': replaced(/\\pi(?![a-z])/g, 'π'),
  'pi as a word': replaced(/\\pi(?![a-zA-Z])\s*/g, ' pi '),
  'infinity as a sign': replaced(/\\infty(?![a-z])/g, '∞'),
  'infinity as a word': replaced(/\\infty(?![a-z])/g, 'infinity'),
  'infinity as oo': replaced(/\\infty(?![a-z])/g, 'oo'),
  'leq as a sign': replaced(/\\leq?(?![a-z])/g, '≤'),
  'leq in ASCII': replaced(/\\leq?(?![a-z])/g, '<='),
  leqslant: replaced(/\\leq?(?![a-z])/g, '\\leqslant '),
  'geq as a sign': replaced(/\\geq?(?![a-z])/g, '≥'),
  'geq in ASCII': replaced(/\\geq?(?![a-z])/g, '>='),
  'cdot as a star': replaced(/\\cdot(?![a-z])/g, '*'),
  'cdot as times': replaced(/\\cdot(?![a-z])/g, '\\times'),
  'times as a sign': replaced(/\\times(?![a-z])/g, '×'),
  'cdot as a dot': replaced(/\\cdot(?![a-z])/g, '·'),
  'power in braces': replaced(/\^(\w)/g, '^{$1}'),
  'power with stars': replaced(/\^(\w)/g, '**$1'),
  'power with stars and brackets': replaced(/\^\{([^{}\\]*)\}/g, '**($1)'),
  'square as a sign': replaced(/\^(?:2|\{2\})(?!\d)/g, '²'),
  'cube as a sign': replaced(/\^(?:3|\{3\})(?!\d)/g, '³'),
  'without left and right': replaced(/\\(?:left|right)(?![a-z])/g, ''),
  'big brackets': (answer) =>
    answer.replace(/\\left(?![a-z])/g, '\\bigl').replace(/\\right(?![a-z])/g, '\\bigr'),
  'thin spaces': replaced(/([+=])/g, '\\,$1\\,'),
  'wide spaces': replaced(/,\s*(?!\d{3}|\\!|\s)/g, ',\\quad '),
  'spaces around operators': replaced(/(?<![\^_{(,[e\s])([-+])/g, ' $1 '),
  'no spaces': (answer) =>
    /[a-zA-Z]{2}|\d \d/.test(answer.replace(/\\[a-z]+/g, '')) || /\\[a-z]+ [a-zA-Z]/.test(answer)
      ? undefined
      : answer.replace(/ /g, ''),
  dollars: (answer) => (answer.includes('$') ? undefined : `$${answer}$`),
  'round LaTeX brackets': (answer) => (answer.includes('$') ? undefined : `\\(${answer}\\)`),
  'square LaTeX brackets': (answer) => (answer.includes('$') ? undefined : `\\[${answer}\\]`),
  bold: (answer) => `**${answer}**`,
  'bold dollars': (answer) => (answer.includes('$') ? undefined : `**$${answer}$**`),
  'full stop': (answer) => (/[.!]$/.test(answer) ? undefined : `${answer}.`),
  mathbf: (answer) => (/[$&]|\\begin|\\\\/.test(answer) ? undefined : `\\mathbf{${answer}}`),
  boldsymbol: (answer) => (/[$&]|\\begin|\\\\/.test(answer) ? undefined : `\\boldsymbol{${answer}}`),
  displaystyle: (answer) => (answer.includes('$') ? undefined : `\\displaystyle ${answer}`),
  braces: (answer) => (answer.includes('$') ? undefined : `{${answer}}`),
  'code span': (answer) => (answer.includes('$') ? undefined : `\`${answer}\``),
  named: (answer) =>
    /^-?(?:\d+|\\frac\{\d+\}\{\d+\}|\d*\\sqrt\{\d+\})$/.test(answer) ? `x = ${answer}` : undefined,
  'minus sign': replaced(/-/g, '−'),
  'plus before': whenWhole((digits) => (digits.startsWith('-') ? digits : `+${digits}`)),
  'percent as a sign': replaced(/\\%/g, '%'),
  'percent as a word': replaced(/\\%$/g, ' percent'),
  'mathrm for text': replaced(/\\text\{/g, '\\mathrm{'),
  'textbf for text': replaced(/\\text\{/g, '\\textbf{'),
  'mbox for text': replaced(/\\text\{/g, '\\mbox{'),
  'text without its command': replaced(/\\text\{([^{}]*)\}/g, '$1'),
  'thousands with commas': whenWhole((digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',')),
  'thousands with LaTeX commas': whenWhole((digits) => digits.replace(/\B(?=(\d{3})+$)/g, '{,}')),
  'thousands with thin spaces': whenWhole((digits) => digits.replace(/\B(?=(\d{3})+$)/g, '\\,')),
  'thousands with exclaimed commas': whenWhole((digits) => digits.replace(/\B(?=(\d{3})+$)/g, ',\\!')),
  'a decimal zero': whenWhole((digits) => `${digits}.0`),
  'two decimal zeros': whenWhole((digits) => `${digits}.00`),
  'over one': whenWhole((digits) => `\\frac{${digits}}{1}`),
  'not in lowest terms': whenWhole((digits) => `\\frac{${3n * BigInt(digits)}}{3}`),
  scientific: whenWhole((digits) => {
    const [, sign, first, rest] = /^(-?)(\d)(\d*)$/.exec(digits) as RegExpExecArray;
    return rest === '' ? digits : `${sign}${first}.${rest} \\times 10^{${(rest as string).length}}`;
  }),
  'e-notation': whenWhole((digits) => {
    const [, sign, first, rest] = /^(-?)(\d)(\d*)$/.exec(digits) as RegExpExecArray;
    return rest === '' ? digits : `${sign}${first}.${rest}e${(rest as string).length}`;
  }),
  'decimals of a fraction': (answer) => {
    const found = /^(-?)\\[dt]?frac\{(\d+)\}\{(\d+)\}$/.exec(answer);
    return found ? `${found[1]}${(Number(found[2]) / Number(found[3])).toPrecision(12)}` : undefined;
  },
  'fraction negative above': (answer) =>
    /^-\\frac\{/.test(answer) && fraction.test(answer) ? answer.replace(/^-\\frac\{/, '\\frac{-') : undefined,
  exp: replaced(/(?<![a-zA-Z\\])e\^\{([^{}]*)\}/g, '\\exp($1)'),
  'exp as a word': replaced(/(?<![a-zA-Z\\])e\^\{([^{}]*)\}/g, 'exp($1)'),
  'functions as words': replaced(/\\(sin|cos|tan|ln|log|sec|csc|cot|arctan|arcsin)(?![a-z_^])/g, ' $1'),
  'ln as log base e': replaced(/\\ln(?![a-z])/g, '\\log_e'),
  'list backwards': ofItems((parts) => parts.toReversed().join(', ')),
  'list with and': ofItems((parts) => `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`),
  'list with or': ofItems((parts) => `${parts.slice(0, -1).join(', ')} or ${parts.at(-1)}`),
  'list with text and': ofItems((parts) => `${parts.slice(0, -1).join(', ')} \\text{ and } ${parts.at(-1)}`),
  'list as a set': ofItems((parts) => `\\{${parts.join(', ')}\\}`),
  'list with semicolons': ofItems((parts) => parts.join('; ')),
  'list of dollars': ofItems((parts) =>
    parts.some((part) => part.includes('$')) ? parts.join(', ') : parts.map((part) => `$${part}$`).join(', '),
  ),
  'union as a sign': replaced(/\\cup(?![a-z])/g, '∪'),
  'union as U': replaced(/\\cup(?![a-z])/g, ' U '),
  bmatrix: replaced(/pmatrix/g, 'bmatrix'),
  array: (answer) =>
    answer
      .replace(/\\begin\{pmatrix\}/g, '\\left(\\begin{array}{cccc}')
      .replace(/\\end\{pmatrix\}/g, '\\end{array}\\right)'),
  'column as a tuple': (answer) => {
    const found = /^\\begin\{pmatrix\}([^&]*)\\end\{pmatrix\}$/.exec(answer.trim());
    return found
      ? `(${(found[1] as string)
          .split('\\\\')
          .map((part) => part.trim())
          .filter((part) => part !== '')
          .join(', ')})`
      : undefined;
  },
  'matrix as nested lists': (answer) => {
    const found = /^\\begin\{pmatrix\}((?:(?!\\begin).)*)\\end\{pmatrix\}$/s.exec(answer.trim());
    if (!found || !(found[1] as string).includes('&')) return undefined;
    const rows = (found[1] as string).split('\\\\').filter((row) => row.trim() !== '');
    return `[${rows
      .map(
        (row) =>
          `[${row
            .split('&')
            .map((cell) => cell.trim())
            .join(', ')}]`,
      )
      .join(', ')}]`;
  },
  'degree sign': replaced(/\^\{?\\circ\}?/g, '°'),
  'degree word': replaced(/\^\{?\\circ\}?$/g, ' degrees'),
  'degree in braces': replaced(/\^\\circ/g, '^{\\circ}'),
  'degree command': replaced(/\^\{?\\circ\}?/g, '\\degree'),
  'reals as a letter': replaced(/\\mathbb\{?R\}?/g, 'ℝ'),
  'reals in bold': replaced(/\\mathbb\{?R\}?/g, '\\mathbf{R}'),
  'element as a sign': replaced(/\\in(?![a-z])/g, '∈'),
  'sum turned': (answer) => {
    const found = /^(\w[\w^{}\\]*) ?\+ ?(\w[\w^{}\\]*)$/.exec(answer);
    return found ? `${found[2]}+${found[1]}` : undefined;
  },
  'equation turned': (answer) => {
    const sides = answer.replaceAll('$', '').split('=');
    return sides.length === 2 &&
      !/[,<>;]|\\(?:sum|max|min|int|prod|lim)|\\text|\\le|\\ge|\\approx|\\ne/.test(answer)
      ? `${sides[1]}=${sides[0]}`
      : undefined;
  },
};
