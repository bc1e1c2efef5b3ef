import { runInNewContext } from 'node:vm';

const range = (from: number, to: number) =>
  Array.from({ length: Math.max(0, to - from + 1) }, (_, i) => from + i);

/** Truths found by trying all cases, or by a table over all partial cases. */
export const byCounting = {
  'common-measure': ({ numbers, wantsLeast }: { numbers: number[]; wantsLeast: boolean }) => {
    const largest = Math.max(...numbers);
    let candidate = wantsLeast ? largest : Math.min(...numbers);
    while (!numbers.every((n) => (wantsLeast ? candidate % n : n % candidate) === 0))
      candidate += wantsLeast ? largest : -1;
    return candidate;
  },
  'modular-power': ({ base, exponent, modulus }: Record<'base' | 'exponent' | 'modulus', number>) =>
    range(1, exponent).reduce((value) => (value * base) % modulus, 1),
  divisors: ({ n, sum }: { n: number; sum: boolean }) => {
    let total = 0;
    for (let d = 1; d * d <= n; d++) {
      if (n % d === 0) for (const divisor of new Set([d, n / d])) total += sum ? divisor : 1;
    }
    return total;
  },
  'base-conversion': ({ numerals }: { numerals: [string, number][] }) =>
    numerals.reduce(
      (total, [numeral, base]) =>
        total + [...numeral].reduce((value, digit) => value * base + Number(digit), 0),
      0,
    ),
  'remainder-system': ({ moduli, remainders }: { moduli: number[]; remainders: number[] }) => {
    let n = 1;
    while (!moduli.every((m, i) => n % m === remainders[i])) n++;
    return n;
  },
  'multiples-count': ({ n, divisors, none }: { n: number; divisors: number[]; none: boolean }) =>
    range(1, n).filter((k) => divisors.some((d) => k % d === 0) !== none).length,
  'product-coefficient': ({ factors, power }: { factors: number[][]; power: number }) => {
    // One term of every factor, in all ways whose powers add up.
    const pick = (i: number, left: number): number => {
      const factor = factors[i];
      if (factor === undefined) return left === 0 ? 1 : 0;
      return factor.reduce((total, a, k) => total + (k <= left ? a * pick(i + 1, left - k) : 0), 0);
    };
    return pick(0, power) + 0;
  },
  'letter-arrangements': ({ letters, apart }: { letters: string[]; apart: string[] }) => {
    const known = new Map<string, bigint>();
    const count = (left: string, last: string): bigint => {
      if (left === '') return 1n;
      const key = `${left}/${last}`;
      let total = known.get(key);
      if (total !== undefined) return total;
      total = 0n;
      for (const letter of new Set(left)) {
        if (apart.includes(letter) && apart.includes(last) && letter !== last) continue;
        total += count(left.replace(letter, ''), letter);
      }
      known.set(key, total);
      return total;
    };
    return count([...letters].sort().join(''), '');
  },
  committees: ({ a, b, chosen, least }: Record<'a' | 'b' | 'chosen' | 'least', number>) => {
    // Person by person, taken or not.
    const ways = (person: number, first: number, all: number): bigint => {
      if (person === a + b) return all === chosen && first >= least ? 1n : 0n;
      if (all > chosen) return 0n;
      const key = `${person}/${first}/${all}`;
      const value =
        known.get(key) ??
        ways(person + 1, first, all) + ways(person + 1, first + (person < a ? 1 : 0), all + 1);
      known.set(key, value);
      return value;
    };
    const known = new Map<string, bigint>();
    return ways(0, 0, 0);
  },
  'lattice-paths': ({
    across,
    up,
    x,
    y,
    avoid,
  }: {
    across: number;
    up: number;
    x: number;
    y: number;
    avoid: boolean;
  }) => {
    const count = (open: (i: number, j: number) => boolean) => {
      const table = range(0, across).map(() => range(0, up).map(() => 0n));
      for (const i of range(0, across)) {
        for (const j of range(0, up)) {
          const before = i + j === 0 ? 1n : (table[i - 1]?.[j] ?? 0n) + (table[i]?.[j - 1] ?? 0n);
          table[i]![j] = open(i, j) ? before : 0n;
        }
      }
      return table[across]![up]!;
    };
    const avoiding = count((i, j) => i !== x || j !== y);
    return avoid ? avoiding : count(() => true) - avoiding;
  },
  distributions: ({
    places,
    least,
    extra,
    total,
  }: Record<'places' | 'least' | 'extra' | 'total', number>) => {
    let ways: bigint[] = range(0, total).map((left) => (left === 0 ? 1n : 0n));
    for (const place of range(1, places)) {
      const smallest = place === 1 ? least + extra : least;
      ways = ways.map((_, n) => range(smallest, n).reduce((sum, taken) => sum + (ways[n - taken] ?? 0n), 0n));
    }
    return ways[total]!;
  },
  'drawn-balls': ({ counts, drawn, wanted }: { counts: number[]; drawn: number; wanted: number }) => {
    // Ball by ball.
    const chance = (good: number, bad: number, draws: number, needed: number): number => {
      if (draws === 0) return needed === 0 ? 1 : 0;
      const all = good + bad;
      const hit = good > 0 ? (good / all) * chance(good - 1, bad, draws - 1, needed - 1) : 0;
      return hit + (bad > 0 ? (bad / all) * chance(good, bad - 1, draws - 1, needed) : 0);
    };
    const [good = 0, ...others] = counts;
    return [
      chance(
        good,
        others.reduce((a, b) => a + b, 0),
        drawn,
        wanted,
      ),
    ];
  },
  'dice-sum': ({ dice, target, relation }: { dice: number[]; target: number; relation: string }) => {
    const chance = (i: number, sum: number): number => {
      const faces = dice[i];
      if (faces !== undefined)
        return range(1, faces).reduce((total, face) => total + chance(i + 1, sum + face), 0) / faces;
      return (
        relation === 'exactly'
          ? sum === target
          : relation === 'at least'
            ? sum >= target
            : sum <= target
      )
        ? 1
        : 0;
    };
    return [chance(0, 0)];
  },
  'coin-runs': ({
    tosses,
    run,
    top,
    bottom,
    never,
  }: Record<'tosses' | 'run' | 'top' | 'bottom', number> & { never: boolean }) => {
    let total = 0;
    for (let sequence = 0; sequence < 1 << tosses; sequence++) {
      const text = sequence.toString(2).padStart(tosses, '0');
      const heads = text.replaceAll('0', '').length;
      if (!text.includes('1'.repeat(run)))
        total += (top / bottom) ** heads * (1 - top / bottom) ** (tosses - heads);
    }
    return [never ? total : 1 - total];
  },
  'truth-table': ({ formula, count }: { formula: string; count: number }) => {
    // On booleans `<=` is implication and `===` equivalence.
    const script = formula
      .replaceAll('\\lnot', '!')
      .replaceAll('\\land', '&&')
      .replaceAll('\\lor', '||')
      .replaceAll('\\rightarrow', '<=')
      .replaceAll('\\leftrightarrow', '===');
    const rows = range(0, (1 << count) - 1).map((row) =>
      Object.fromEntries([...'pqrst'].map((name, i) => [name, ((row >> i) & 1) === 1])),
    );
    const holds = runInNewContext(`rows.map(({ p, q, r, s, t }) => ${script})`, { rows }) as boolean[];
    return holds.filter(Boolean).length;
  },
};
