/** Functions that take rationals to rationals. */
import { type Budget, spend } from './budget.js';
import {
  absolute,
  compare,
  exactRoot,
  floor,
  gcd,
  minus,
  negative,
  over,
  type Rational,
  ratio,
  size,
  times,
  whole,
} from './rational.js';

/** n! has about n·log2(n/e) bits; beyond this the exact value is left alone. */
const maxFactorial = 3000n;

function integers(args: readonly Rational[]): bigint[] | null {
  return args.every((arg) => arg.d === 1n) ? args.map((arg) => arg.n) : null;
}

function factorial(n: bigint, step: bigint, purse: Budget): Rational | null {
  if (n < 0n || n > maxFactorial || !spend(purse, Number(n) * 2)) return null;
  let result = 1n;
  for (let k = n; k > 1n; k -= step) result *= k;
  return whole(result);
}

function binomial(n: bigint, k: bigint, purse: Budget): Rational | null {
  if (n < 0n || n > 100_000n) return null;
  if (k < 0n || k > n) return whole(0);
  const few = k > n - k ? n - k : k;
  if (few > maxFactorial || !spend(purse, Number(few) * 4)) return null;
  let result = 1n;
  for (let j = 1n; j <= few; j++) result = (result * (n - few + j)) / j;
  return whole(result);
}

function root(degree: bigint, x: Rational): Rational | null {
  if (degree < 1n || degree > 64n) return null;
  const k = Number(degree);
  if (x.n < 0n) {
    const positive = k % 2 === 1 ? root(degree, negative(x)) : null;
    return positive === null ? null : negative(positive);
  }
  const top = exactRoot(x.n, k);
  const under = top === null ? null : exactRoot(x.d, k);
  return top === null || under === null ? null : ratio(top, under);
}

/** log_b(x) when it is an integer. */
function logarithm(b: Rational, x: Rational): Rational | null {
  if (x.n <= 0n || b.n <= 0n || b.n === b.d) return null;
  if (size(b) > 64 || size(x) > 2000) return null;
  let k = 0n;
  const up = compare(b, whole(1)) === compare(x, whole(1));
  for (let y = x; k < 1000n; k++) {
    if (y.n === 1n && y.d === 1n) return whole(up ? k : -k);
    const next = up ? over(y, b) : times(y, b);
    if (next === null || size(next) > size(x)) return null;
    y = next;
  }
  return null;
}

type ExactFunction = (args: readonly Rational[], purse: Budget) => Rational | null;

const ofIntegers =
  (f: (args: readonly bigint[], purse: Budget) => Rational | null): ExactFunction =>
  (args, purse) => {
    const values = integers(args);
    return values === null ? null : f(values, purse);
  };

const pick = (want: 1 | -1) => (args: readonly Rational[]) =>
  args.reduce((best, arg) => (compare(arg, best) === want ? arg : best));

const functions: Readonly<Record<string, ExactFunction>> = {
  sqrt: ([x]) => root(2n, x!),
  root: ([k, x]) => (k!.d === 1n ? root(k!.n, x!) : null),
  abs: ([x]) => absolute(x!),
  floor: ([x]) => whole(floor(x!)),
  ceil: ([x]) => whole(-floor(negative(x!))),
  sgn: ([x]) => whole(x!.n === 0n ? 0 : x!.n > 0n ? 1 : -1),
  min: (args) => pick(-1)(args),
  max: (args) => pick(1)(args),
  factorial: ofIntegers(([n], purse) => factorial(n!, 1n, purse)),
  doublefactorial: ofIntegers(([n], purse) => factorial(n!, 2n, purse)),
  binomial: ofIntegers(([n, k], purse) => binomial(n!, k!, purse)),
  permutations: ofIntegers(([n, k], purse) => {
    const whole_ = binomial(n!, k!, purse);
    const order = factorial(k!, 1n, purse);
    return whole_ === null || order === null ? null : times(whole_, order);
  }),
  gcd: ofIntegers((args) => whole(args.reduce(gcd))),
  lcm: ofIntegers((args) =>
    args.includes(0n) ? whole(0) : whole(args.reduce((a, b) => absolute(whole((a / gcd(a, b)) * b)).n)),
  ),
  mod: ([a, b]) => (b!.n === 0n ? null : minus(a!, times(b!, whole(floor(over(a!, b!)!))))),
  logbase: ([b, x]) => logarithm(b!, x!),
  log: ([x]) => (x!.n === x!.d ? whole(0) : null),
  exp: ([x]) => (x!.n === 0n ? whole(1) : null),
};

/** How many arguments each function needs; the others take any number from one. */
const arity: Readonly<Record<string, number>> = { root: 2, binomial: 2, permutations: 2, mod: 2, logbase: 2 };

/** The value of a known function at rational arguments; null when it is unknown there or irrational. */
export function exactFunction(name: string, args: readonly Rational[], purse: Budget): Rational | null {
  const f = Object.hasOwn(functions, name) ? functions[name] : undefined;
  if (f === undefined || args.length === 0 || args.length !== (arity[name] ?? args.length)) return null;
  if (args.some((arg) => size(arg) > 20_000)) return null;
  return spend(purse, 5) ? f(args, purse) : null;
}
