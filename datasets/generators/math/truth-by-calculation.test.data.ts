import { runInNewContext } from 'node:vm';

type Matrix = readonly (readonly number[])[];

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
const at = (polynomial: readonly number[], x: number) => sum(polynomial.map((a, k) => a * x ** k));
const slopeOf = (polynomial: readonly number[]) => polynomial.map((a, k) => a * k).slice(1);

/** Exact for cubics, so close to exact in many panels. */
function simpson(f: (x: number) => number, low: number, high: number, panels = 2000): number {
  const h = (high - low) / panels;
  let total = f(low) + f(high);
  for (let i = 1; i < panels; i++) total += f(low + i * h) * (i % 2 === 1 ? 4 : 2);
  return (total * h) / 3;
}

/** The solution of a square system by elimination with pivots. */
function eliminate(matrix: Matrix, values: readonly number[]): { solution: number[]; determinant: number } {
  const rows = matrix.map((row, i) => [...row, values[i] ?? 0]);
  let determinant = 1;
  rows.forEach((_, column) => {
    const pivots = rows.slice(column).map((row) => Math.abs(row[column] ?? 0));
    const best = column + pivots.indexOf(Math.max(...pivots));
    if (best !== column) {
      [rows[column], rows[best]] = [rows[best]!, rows[column]!];
      determinant *= -1;
    }
    const pivot = rows[column]!;
    determinant *= pivot[column]!;
    rows.forEach((row, i) => {
      if (i === column || pivot[column] === 0) return;
      const factor = row[column]! / pivot[column]!;
      row.forEach((value, j) => {
        row[j] = value - factor * pivot[j]!;
      });
    });
  });
  return { solution: rows.map((row, i) => row.at(-1)! / row[i]!), determinant };
}

const evaluate = (script: string, scope: object = {}) => runInNewContext(script, scope) as number;

/** Truths found by direct calculation, in floating point where the family is exact. */
export const byCalculation = {
  'arithmetic-expression': ({ expression }: { expression: string }) => evaluate(expression),
  'shopping-bill': ({
    items,
    percent,
    purse,
  }: {
    items: [number, number][];
    percent: number;
    purse: number;
  }) => [(purse - sum(items.map(([count, cents]) => count * cents)) * (1 - percent / 100)) / 100],
  'fraction-expression': ({ parts, operators }: { parts: [number, number][]; operators: string[] }) => {
    const [first, ...rest] = parts.map(([n, d]) => n / d);
    return [
      rest.reduce(
        (a, b, i) => (operators[i] === '+' ? a + b : operators[i] === '-' ? a - b : a * b),
        first ?? 0,
      ),
    ];
  },
  'percent-changes': ({ start, changes }: { start: number; changes: number[] }) => [
    changes.reduce((value, change) => value + (value * change) / 100, start),
  ],
  'ratio-shares': ({ amount, ratio }: { amount: number; ratio: number[] }) => {
    const shares = ratio.map((part) => (amount * part) / sum(ratio));
    return [Math.max(...shares) - Math.min(...shares)];
  },
  'work-rates': ({ hours }: { hours: number[] }) => [1 / sum(hours.map((h) => 1 / h))],
  'travel-legs': ({ legs, rest }: { legs: { minutes: number; speed: number }[]; rest: number }) => [
    sum(legs.map(({ minutes, speed }) => (speed * minutes) / 60)) /
      ((sum(legs.map((leg) => leg.minutes)) + rest) / 60),
  ],
  'linear-equation': ({ left, right }: { left: string; right: string }) => {
    const side = (text: string, x: number) => evaluate(text.replace(/(\d)([x(])/g, '$1*$2'), { x });
    // Both sides are lines: two values of their difference give the zero.
    const [zero, one] = [side(left, 0) - side(right, 0), side(left, 1) - side(right, 1)];
    return [zero / (zero - one)];
  },
  'linear-system': ({ matrix, values }: { matrix: Matrix; values: number[] }) =>
    eliminate(matrix, values).solution,
  determinant: ({ matrix }: { matrix: Matrix }) => [
    eliminate(
      matrix,
      matrix.map(() => 0),
    ).determinant,
  ],
  'matrix-chain': ({ factors, row, column }: { factors: Matrix[]; row: number; column: number }) => {
    const [first = [], ...rest] = factors;
    const last = rest.reduce<readonly number[]>(
      (line, matrix) => (matrix[0] ?? []).map((_, j) => sum(line.map((x, k) => x * (matrix[k]?.[j] ?? 0)))),
      first[row - 1] ?? [],
    );
    return last[column - 1] ?? Number.NaN;
  },
  'quadratic-roots': ({ quadratic: [c = 0, b = 0, a = 1] }: { quadratic: number[] }) => {
    const root = Math.sqrt(b * b - 4 * a * c);
    return [(-b - root) / (2 * a), (-b + root) / (2 * a)];
  },
  'root-relations': ({
    quadratic: [c = 0, b = 0, a = 1],
    relation,
  }: {
    quadratic: number[];
    relation: string;
  }) => {
    // Sums of powers of the roots follow the recurrence of the polynomial.
    const powers = [2, -b / a];
    for (let k = 2; k <= 4; k++) powers.push((-b * powers[k - 1]! - c * powers[k - 2]!) / a);
    const degree = Number(/\^(\d)/.exec(relation)?.[1] ?? 1);
    if (!relation.includes('frac')) return [powers[degree]!];
    const numerator = relation.startsWith('\\frac{1}') ? powers[1]! : powers[degree + 1]!;
    return [numerator / (c / a)];
  },
  'series-sum': ({
    first,
    step,
    ratio,
    count,
  }: {
    first: number;
    step?: number;
    ratio?: [number, number];
    count: number;
  }) => {
    let [total, term] = [0, first];
    for (let i = 0; i < count; i++) {
      total += term;
      term = ratio === undefined ? term + (step ?? 0) : (term * ratio[0]) / ratio[1];
    }
    return [total];
  },
  'recurrence-term': ({
    p,
    q,
    shift,
    first,
    second,
    index,
  }: Record<'p' | 'q' | 'shift' | 'first' | 'second' | 'index', number>) => {
    const term = (n: number): number =>
      n === 1 ? first : n === 2 ? second : p * term(n - 1) + q * term(n - 2) + shift;
    return term(index);
  },
  'absolute-inequality': ({ a, b, c }: Record<'a' | 'b' | 'c', number>) =>
    [(c - b) / a, (-c - b) / a].sort((x, y) => x - y),
  'derivative-value': ({ factors, x }: { factors: number[][]; x: number }) =>
    // The product rule, factor by factor.
    sum(
      factors.map((factor, i) =>
        factors.reduce((value, other, j) => (i === j ? value : value * at(other, x)), at(slopeOf(factor), x)),
      ),
    ) + 0,
  'definite-integral': ({ polynomial, low, high }: { polynomial: number[]; low: number; high: number }) => [
    simpson((x) => at(polynomial, x), low, high),
  ],
  'limit-quotient': ({ above, below, x }: { above: number[]; below: number[]; x: number }) => {
    // L'Hôpital: differentiate both until the denominator is not zero.
    let [top, bottom] = [above, below];
    while (at(bottom, x) === 0) [top, bottom] = [slopeOf(top), slopeOf(bottom)];
    return [at(top, x) / at(bottom, x)];
  },
  'cubic-extreme': ({
    cubic,
    low,
    high,
    largest,
  }: {
    cubic: number[];
    low: number;
    high: number;
    largest: boolean;
  }) => {
    const values = Array.from({ length: (high - low) * 8 + 1 }, (_, i) => at(cubic, low + i / 8));
    return (largest ? Math.max(...values) : Math.min(...values)) + 0;
  },
  'expected-prize': ({
    prizes,
    counts,
    tickets,
    price,
  }: {
    prizes: number[];
    counts: number[];
    tickets: number;
    price: number;
  }) => [sum(prizes.flatMap((prize, i) => new Array<number>(counts[i] ?? 0).fill(prize / tickets))) - price],
  'triangle-side': ({ a, b, angle }: Record<'a' | 'b' | 'angle', number>) => {
    const turn = (angle * Math.PI) / 180;
    return [Math.hypot(a - b * Math.cos(turn), b * Math.sin(turn))];
  },
  'polygon-area': ({ points }: { points: [number, number][] }) => {
    // The strips between the edges and the axis.
    const strips = points.map(([x, y], i) => {
      const [nextX, nextY] = points[(i + 1) % points.length]!;
      return ((nextX - x) * (y + nextY)) / 2;
    });
    return [Math.abs(sum(strips))];
  },
  'point-distance': ({ normal, point, shift }: { normal: number[]; point: number[]; shift: number }) => {
    const t = (shift - sum(normal.map((a, i) => a * point[i]!))) / sum(normal.map((a) => a * a));
    return [Math.hypot(...normal.map((a) => a * t))];
  },
  'round-solids': ({ solids }: { solids: { shape: string; radius: number; height: number }[] }) =>
    // Discs of each solid, added along its axis.
    [
      sum(
        solids.map(({ shape, radius: r, height }) => {
          if (shape === 'cylinder') return simpson(() => Math.PI * r * r, 0, height, 2);
          if (shape === 'cone') return simpson((x) => Math.PI * ((r * x) / height) ** 2, 0, height, 2);
          return simpson((x) => Math.PI * (r * r - x * x), shape === 'ball' ? -r : 0, r, 2);
        }),
      ),
    ],
};
