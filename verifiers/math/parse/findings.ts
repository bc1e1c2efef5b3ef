/**
 * Answers that are one of a closed list of findings: converges or diverges, even or odd, a weekday, a kind of conic. Each
 * spelling stands for one finding, and two findings are equal or not; nothing is guessed from the words.
 */

import { plainWords } from './words.js';

/** Finding → its other spellings, after {@link plainWords} (lower case, no articles, no final stops). */
const findings: Readonly<Record<string, string>> = {
  converges: 'convergent, is convergent, convergence, convergent series',
  diverges: 'divergent, is divergent, divergence, divergent series, does not converge, not convergent',
  'converges absolutely': 'absolutely convergent, absolute convergence, absolutely converges',
  'converges conditionally': 'conditionally convergent, conditional convergence, conditionally converges',
  yes: 'true, correct, is true, statement is true, yes it is, yes it does, yes they are, yes this is true',
  no: 'false, incorrect, is false, statement is false, not true, no it is not, no it does not, no they are not',
  'does not exist':
    'dne, undefined, not defined, is undefined, no limit, limit does not exist, no such value exists, not exist',
  'infinitely many':
    'infinitely many solutions, infinite number of solutions, infinite solutions, infinity many solutions',
  even: 'even function, even number',
  odd: 'odd function, odd number',
  neither: 'neither even nor odd, neither odd nor even, neither of them, none of them',
  both: 'both of them',
  same: 'equal, identical, they are same, they are equal, both are same, both are equal',
  function: 'is function, yes is function',
  'not function': 'is not function, no not function',
  'one to one': 'injective, is one to one',
  'not one to one': 'not injective, is not one to one',
  invertible: 'nonsingular, non singular',
  'not invertible': 'singular, noninvertible, non invertible',
  diagonalizable: 'diagonalisable',
  'not diagonalizable': 'not diagonalisable, nondiagonalizable',
  'linearly independent': 'independent, is linearly independent',
  'linearly dependent': 'dependent, not linearly independent, is linearly dependent, not independent',
  subspace: 'is subspace, vector subspace',
  'not subspace': 'is not subspace, not vector subspace',
  consistent: 'is consistent',
  unique: 'unique solution, has unique solution, one solution, exactly one solution',
  'not unique': 'no unique solution',
  symmetric: '',
  antisymmetric: 'skew symmetric, anti symmetric',
  linear: '',
  nonlinear: 'not linear, non linear',
  quadratic: '',
  cubic: '',
  quartic: '',
  quintic: '',
  exponential: '',
  logarithmic: '',
  constant: '',
  monomial: '',
  binomial: '',
  trinomial: '',
  increasing: 'is increasing, strictly increasing',
  decreasing: 'is decreasing, strictly decreasing',
  'concave up': 'concave upward, concave upwards',
  'concave down': 'concave downward, concave downwards',
  'concave up everywhere': 'always concave up',
  'concave down everywhere': 'always concave down',
  circle: '',
  ellipse: '',
  parabola: '',
  hyperbola: '',
  line: 'straight line',
  'two lines': 'pair of lines',
  point: 'single point',
  plane: '',
  sphere: '',
  cone: '',
  cylinder: '',
  ellipsoid: '',
  paraboloid: '',
  'local maximum': 'local max, relative maximum, relative max',
  'local minimum': 'local min, relative minimum, relative min',
  'absolute maximum': 'global maximum, absolute max, global max',
  'absolute minimum': 'global minimum, absolute min, global min',
  maximum: 'max',
  minimum: 'min',
  'saddle point': 'saddle',
  'inflection point': 'point of inflection',
  acute: 'acute triangle, acute angle',
  obtuse: 'obtuse triangle, obtuse angle',
  right: 'right triangle, right angle, right angled',
  isosceles: 'isosceles triangle',
  equilateral: 'equilateral triangle',
  scalene: 'scalene triangle',
  square: '',
  rectangle: '',
  rhombus: '',
  trapezoid: 'trapezium',
  parallelogram: '',
  kite: '',
  parallel: '',
  perpendicular: 'orthogonal',
  intersecting: '',
  skew: 'skew lines',
  rational: 'rational number',
  irrational: 'irrational number',
  prime: 'prime number',
  composite: 'composite number',
  positive: 'positive number',
  negative: 'negative number',
  finite: '',
  continuous: 'is continuous',
  discontinuous: 'not continuous',
  differentiable: '',
  'not differentiable': '',
  stable: '',
  unstable: '',
  conservative: 'is conservative',
  'not conservative': 'is not conservative',
  north: 'due north',
  south: 'due south',
  east: 'due east',
  west: 'due west',
  northeast: 'north east',
  northwest: 'north west',
  southeast: 'south east',
  southwest: 'south west',
  left: '',
  up: 'upward, upwards',
  down: 'downward, downwards',
  clockwise: '',
  counterclockwise: 'anticlockwise, counter clockwise, anti clockwise',
  monday: '',
  tuesday: '',
  wednesday: '',
  thursday: '',
  friday: '',
  saturday: '',
  sunday: '',
  spring: '',
  summer: '',
  autumn: 'fall',
  winter: '',
  heads: 'head',
  tails: 'tail',
  never: '',
  always: '',
  sometimes: '',
};

const months = 'january february march april may june july august september october november december'.split(
  ' ',
);

const spellings: ReadonlyMap<string, string> = new Map([
  ...Object.entries(findings).flatMap(([finding, others]) =>
    [finding, ...others.split(', ').filter((one) => one !== '')].map((one) => [one, finding] as const),
  ),
  ...months.map((month) => [month, month] as const),
]);

/** `june 20`, `20 june`, `20th of june 1998` in one spelling; null for anything else. */
function date(words: string): string | null {
  const found =
    /^([a-z]+) (\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(words) ??
    /^(?<day>\d{1,2})(?:st|nd|rd|th)?(?: of)? (?<month>[a-z]+)(?: (?<year>\d{4}))?$/.exec(words);
  if (found === null) return null;
  const { day, month, year } = found.groups ?? { month: found[1], day: found[2], year: found[3] };
  if (!months.includes(month!) || Number(day) > 31) return null;
  return `${month} ${Number(day)}${year === undefined ? '' : ` ${year}`}`;
}

/** The finding that plain words state; null when they state none. */
export function findingOf(words: string): string | null {
  return spellings.get(words) ?? null;
}

const someMonth = new RegExp(months.join('|'), 'i');

/** `June 20`, `20th of June`: a day of the year; null for anything else. */
export function dayOf(text: string): string | null {
  return text.length > 40 || !someMonth.test(text) ? null : date(plainWords(text));
}
