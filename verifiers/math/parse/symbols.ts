/** Spellings of the same thing, brought to one canonical name. */

const words = (text: string) => text.split(' ');
const table = (rows: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(rows).flatMap(([to, from]) => words(from).map((name) => [name, to])));

/** Functions by the names that LaTeX, ASCII and calculators give them. */
export const functionNames: ReadonlyMap<string, string> = table({
  sin: 'sin',
  cos: 'cos',
  tan: 'tan tg',
  cot: 'cot ctg cotg',
  sec: 'sec',
  csc: 'csc cosec',
  arcsin: 'arcsin asin',
  arccos: 'arccos acos',
  arctan: 'arctan atan arctg',
  arccot: 'arccot acot',
  arcsec: 'arcsec asec',
  arccsc: 'arccsc acsc',
  sinh: 'sinh sh',
  cosh: 'cosh ch',
  tanh: 'tanh th',
  coth: 'coth',
  sech: 'sech',
  csch: 'csch',
  arcsinh: 'arcsinh asinh arsinh sinh^{-1}',
  arccosh: 'arccosh acosh arcosh',
  arctanh: 'arctanh atanh artanh',
  log: 'ln',
  logten: 'log lg',
  exp: 'exp',
  cbrt: 'cbrt',
  abs: 'abs',
  floor: 'floor',
  ceil: 'ceil',
  sgn: 'sgn sign',
  min: 'min',
  max: 'max',
  gcd: 'gcd',
  lcm: 'lcm',
  det: 'det',
  cis: 'cis',
  re: 'Re',
  im: 'Im',
});

/** Greek letters that name variables. π is a constant and not here. */
const greek = new Set(
  words(
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi rho varrho sigma ' +
      'tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Sigma Upsilon Phi Psi Omega ell hbar ' +
      'aleph wp angle triangle top intercal',
  ),
);

/** LaTeX commands that are symbols of the grammar. */
const symbols = table({
  '*': 'cdot times ast bullet',
  '/': 'div slash',
  '±': 'pm',
  '∓': 'mp',
  '<=': 'le leq leqslant leqq',
  '>=': 'ge geq geqslant geqq',
  '<': 'lt',
  '>': 'gt',
  '!=': 'ne neq',
  '~': 'approx approxeq sim simeq cong doteq',
  '=': 'equiv coloneqq',
  '∪': 'cup bigcup',
  '∩': 'cap bigcap',
  '∖': 'setminus backslash',
  in: 'in isin',
  notin: 'notin',
  '|': 'vert lvert rvert mid',
  '‖': 'Vert lVert rVert |',
  '°': 'degree degrees circ',
  '′': 'prime',
  '⟨': 'langle',
  '⟩': 'rangle',
  '⌊': 'lfloor',
  '⌋': 'rfloor',
  '⌈': 'lceil',
  '⌉': 'rceil',
  '\\{': '{ lbrace',
  '\\}': '} rbrace',
  '[': 'lbrack',
  ']': 'rbrack',
  '→': 'to rightarrow longrightarrow mapsto',
  '↔': 'leftrightarrow longleftrightarrow',
  '⇒': 'Rightarrow implies Longrightarrow iff Leftrightarrow',
  '%': '%',
  '&': '&',
  and: 'land wedge',
  or: 'lor vee',
  ':': 'colon',
  '…': 'dots ldots cdots dotsc dotsb',
  mod: 'pmod bmod mod',
  '\\\\': '\\ cr newline',
});

const operations = table({
  frac: 'frac dfrac tfrac cfrac',
  sqrt: 'sqrt surd',
  over: 'over',
  binom: 'binom dbinom tbinom',
  choose: 'choose',
  pi: 'pi',
  infinity: 'infty infinity inf',
  emptyset: 'emptyset varnothing oslash',
  sum: 'sum',
  prod: 'prod',
  int: 'int',
  lim: 'lim',
  numberset: 'mathbb Bbb',
  text: 'text textbf textrm textit textsf texttt mathrm mbox operatorname hbox mathsf textnormal rm',
  boxed: 'boxed fbox',
  overline: 'overline bar',
  dot: 'dot',
  accent:
    'vec mathbf hat widehat boldsymbol bm overrightarrow tilde widetilde mathcal mathfrak underline mathit pmb',
  begin: 'begin',
  end: 'end',
});

/** Commands that only arrange the page. */
export const silent = new Set(
  words(
    'left right bigl bigr Bigl Bigr biggl biggr Biggl Biggr big Big bigg Bigg displaystyle textstyle scriptstyle ' +
      'limits nolimits quad qquad , ; : ! > space thinspace enspace nobreak hfill middle mathstrut large Large small ' +
      'normalsize bf it mathord mathbin $ ( ) [ ] noindent hline ensuremath',
  ),
);

/** Commands that only arrange the page, with their first argument: a colour, a length, the number of a formula. */
export const silentWithArgument = new Set(
  words('color textcolor colorbox tag label hspace vspace phantom hphantom vphantom'),
);

/** What a LaTeX command without its backslash is: a canonical token, or null when it is unknown. */
export function commandToken(
  name: string,
): { readonly type: 'command' | 'symbol' | 'name'; readonly text: string } | null {
  const symbol = symbols.get(name);
  if (symbol !== undefined) return { type: 'symbol', text: symbol };
  const operation = operations.get(name);
  if (operation !== undefined) return { type: 'command', text: operation };
  const called = functionNames.get(name);
  if (called !== undefined) return { type: 'command', text: called };
  return greek.has(name) ? { type: 'name', text: name } : null;
}

/** Plain words that mean a command: `sqrt(2)`, `pi/2`, `theta`. */
export function wordToken(
  word: string,
): { readonly type: 'command' | 'symbol' | 'name'; readonly text: string } | null {
  if (word === 'oo') return { type: 'command', text: 'infinity' };
  if (word === 'mod') return { type: 'symbol', text: 'mod' };
  const known = functionNames.get(word);
  if (known !== undefined) return { type: 'command', text: known };
  if (['sqrt', 'pi', 'infinity', 'inf', 'infty', 'binom', 'emptyset'].includes(word))
    return commandToken(word);
  if (word.length > 2 && greek.has(word) && word !== 'ell') return { type: 'name', text: word };
  return null;
}
