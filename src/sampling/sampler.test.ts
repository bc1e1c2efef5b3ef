import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Sampler, type SamplerOptions } from './index.js';
import type { NameColumn, SampleItems } from './items.js';
import { fitShares } from './shares.js';

function column(names: string[], codeOf: (at: number) => number, count: number): NameColumn {
  return { names, codes: Uint16Array.from({ length: count }, (_, at) => codeOf(at)) };
}

/** Problems whose expected pass rates go from hard to easy; tiers by thirds, sources and domains by turns. */
function items(count: number, given: Partial<SampleItems> = {}): SampleItems {
  return {
    count,
    prior: Float32Array.from({ length: count }, (_, at) => (at + 0.5) / count),
    passed: new Float32Array(count),
    samples: new Float32Array(count),
    parked: new Uint8Array(count),
    tier: column(['hard', 'medium', 'easy'], (at) => Math.floor((3 * at) / count), count),
    source: column(['a', 'b', 'c'], (at) => at % 3, count),
    domain: column(['math', 'code'], (at) => (at % 5 === 0 ? 1 : 0), count),
    ...given,
  };
}

function draw(sampler: Sampler, draws: number): Float64Array {
  const counts = new Float64Array(sampler.count);
  for (let done = 0; done < draws; ) {
    for (const problem of sampler.next().problems) {
      counts[problem] = (counts[problem] as number) + 1;
      done++;
    }
  }
  return counts;
}

/** Pearson's statistic in standard deviations above its mean (Wilson and Hilferty): below 4 in all but 3 of 100,000 runs. */
function surprise(counts: Float64Array, shareOf: (at: number) => number): number {
  const draws = counts.reduce((sum, count) => sum + count, 0);
  let statistic = 0;
  let freedom = -1;
  counts.forEach((count, at) => {
    const expected = draws * shareOf(at);
    if (expected === 0) expect(count).toBe(0);
    else {
      statistic += (count - expected) ** 2 / expected;
      freedom++;
    }
  });
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
}

const weightsOf = (sampler: Sampler) => Array.from({ length: sampler.count }, (_, at) => sampler.weight(at));

test.each<[string, SamplerOptions]>([
  ['uniform', { strategy: 'uniform' }],
  ['prioritized', { strategy: 'prioritized' }],
  ['learnable', { strategy: 'learnable' }],
  ['prioritized, sharper', { strategy: 'prioritized', exponent: 2 }],
])('%s: 200,000 draws are as frequent as the law says (chi-square)', (_, options) => {
  const sampler = new Sampler(items(500), { ...options, batch: 50, distinct: 'none', seed: 11 });
  const weights = weightsOf(sampler);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const rate = sampler.rate(100);
  const law = { uniform: 1, prioritized: 1 - rate, learnable: rate * (1 - rate) }[
    options.strategy ?? 'uniform'
  ];
  expect(weights[100]).toBeCloseTo(law ** (options.exponent ?? 1), 12);
  expect(surprise(draw(sampler, 200_000), (at) => (weights[at] as number) / total)).toBeLessThan(4);
});

test('after feedback the law holds with the rates of then', () => {
  const sampler = new Sampler(items(200), {
    strategy: 'prioritized',
    batch: 20,
    distinct: 'none',
    replay: 0,
  });
  for (let at = 0; at < 200; at += 2) sampler.feedback(at, at % 8, 8);
  sampler.next();
  const weights = weightsOf(sampler);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  expect(surprise(draw(sampler, 100_000), (at) => (weights[at] as number) / total)).toBeLessThan(4);
});

test('shares of tiers, sources and domains are met together, to within a few draws', () => {
  const given = items(3000);
  const sampler = new Sampler(given, {
    mix: [{ shares: { easy: 0.5, hard: 0.2 } }],
    sources: { a: 0.6 },
    domains: { code: 0.4 },
    distinct: 'none',
  });
  const counts = draw(sampler, 64_000);
  const share = ({ names, codes }: NameColumn, name: string) =>
    counts.reduce((sum, count, at) => sum + (names[codes[at] as number] === name ? count : 0), 0) / 64_000;
  for (const [found, wanted] of [
    [share(given.tier, 'easy'), 0.5],
    [share(given.tier, 'hard'), 0.2],
    [share(given.tier, 'medium'), 0.3],
    [share(given.source, 'a'), 0.6],
    [share(given.domain, 'code'), 0.4],
  ] as const) {
    expect(Math.abs(found - wanted)).toBeLessThan(0.002);
  }
  // What the source share leaves over goes to the others as they are many.
  expect(Math.abs(share(given.source, 'b') - share(given.source, 'c'))).toBeLessThan(0.01);
});

test('a problem comes once an epoch, and no batch holds it twice', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 90 }),
      fc.integer({ min: 1, max: 40 }),
      fc.nat(),
      (count, batch, seed) => {
        fc.pre(batch <= count);
        const sampler = new Sampler(items(count), { batch, seed });
        const drawn: number[] = [];
        for (let step = 0; step < 12; step++) {
          const { problems } = sampler.next();
          expect(new Set(problems).size).toBe(batch);
          drawn.push(...problems);
        }
        // Every stretch that begins an epoch holds every problem once; batches that straddle two epochs keep theirs apart.
        if (count % batch === 0) {
          for (let start = 0; start + count <= drawn.length; start += count) {
            expect(new Set(drawn.slice(start, start + count)).size).toBe(count);
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('the same seed and feedback give the same batches; another seed gives others', () => {
  const run = (seed: number) => {
    const sampler = new Sampler(items(400), { strategy: 'learnable', batch: 16, seed });
    return Array.from({ length: 30 }, () => {
      const { problems } = sampler.next();
      for (const problem of problems) sampler.feedback(problem, problem % 9, 8 + (problem % 9));
      return problems;
    });
  };
  expect(run(1)).toEqual(run(1));
  expect(run(1)).not.toEqual(run(2));
});

test('mastered problems come by their share only, and come back when they fail', () => {
  const sampler = new Sampler(items(300), { strategy: 'prioritized', batch: 20, replay: 0.125 });
  for (let at = 0; at < 100; at++) sampler.feedback(at, 16, 16);
  expect(sampler.weight(5)).toBe(0);
  let replayed = 0;
  let mastered = 0;
  for (let step = 0; step < 100; step++) {
    const batch = sampler.next();
    replayed += batch.replayed;
    mastered += batch.problems.filter((problem) => problem < 100).length;
  }
  expect(replayed).toBe(250);
  expect(mastered).toBe(250);
  sampler.feedback(5, 0, 8);
  expect(sampler.weight(5)).toBeGreaterThan(0);
});

test('hopeless problems are parked, and come back when the model has grown', () => {
  const sampler = new Sampler(items(300), { strategy: 'prioritized', batch: 20 });
  for (let round = 0; round < 3; round++) for (let at = 0; at < 10; at++) sampler.feedback(at, 0, 8);
  expect(sampler.weight(3)).toBe(0);
  for (let step = 0; step < 20; step++)
    expect(Math.min(...sampler.next().problems)).toBeGreaterThanOrEqual(10);
  // Better than expected on others, again and again.
  for (let round = 0; round < 40 && sampler.weight(3) === 0; round++)
    for (let at = 100; at < 200; at++) sampler.feedback(at, 8, 8);
  expect(sampler.weight(3)).toBeGreaterThan(0);
  expect(sampler.population.samples[3]).toBe(0);
});

test('forgetting: what was seen weighs half after the half-life', () => {
  const sampler = new Sampler(items(10), {
    batch: 2,
    half_life: 8,
    prior_weight: 1,
    mastered: { after: 9 },
    parked: { after: 11 },
  });
  sampler.feedback(4, 8, 8);
  sampler.feedback(4, 0, 8);
  expect(sampler.population.passed[4]).toBeCloseTo(4, 5);
  expect(sampler.population.samples[4]).toBeCloseTo(12, 5);
  expect(sampler.rate(4)).toBeCloseTo((0.45 + 4) / 13, 5);
});

test.each(['linear', 'root', 'success'] as const)('a curriculum by %s opens from the easiest on', (pace) => {
  const sampler = new Sampler(items(1000), {
    batch: 10,
    curriculum: { pace, steps: 100, start: 0.05, target: 0.5 },
    seed: 3,
  });
  const easiest = Array.from({ length: 120 }, () => {
    const { problems } = sampler.next();
    for (const problem of problems) sampler.feedback(problem, 5, 8);
    return Math.min(...problems);
  });
  expect(easiest[0]).toBeGreaterThanOrEqual(950);
  const open = (step: number) =>
    ({
      linear: 0.05 + 0.95 * (step / 100),
      root: Math.sqrt(0.0025 + 0.9975 * (step / 100)),
      success: 0.05 + 0.95 * (step / 100),
    })[pace];
  for (const [step, least] of easiest.entries())
    expect(least).toBeGreaterThanOrEqual(Math.floor(1000 * (1 - open(Math.min(100, step))) - 1));
  expect(Math.min(...easiest.slice(100))).toBeLessThan(200);
});

test('a curriculum by success waits while success is low', () => {
  const sampler = new Sampler(items(1000), {
    batch: 10,
    curriculum: { pace: 'success', steps: 50, start: 0.1, target: 0.6 },
  });
  for (let step = 0; step < 100; step++)
    for (const problem of sampler.next().problems) sampler.feedback(problem, 3, 8);
  expect(sampler.curriculum?.open).toBe(100);
});

test('mixes by step: staged, and turning into each other', () => {
  const mix = [
    { step: 0, shares: { easy: 1 } },
    { step: 10, shares: { hard: 1 } },
  ];
  const hardShare = (transition: 'staged' | 'linear') => {
    const sampler = new Sampler(items(3000), { batch: 50, mix, transition, distinct: 'batch' });
    return Array.from(
      { length: 12 },
      () => sampler.next().problems.filter((problem) => problem < 1000).length / 50,
    );
  };
  expect(hardShare('staged')).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
  hardShare('linear').forEach((share, step) => {
    expect(Math.abs(share - Math.min(1, step / 10))).toBeLessThan(0.05);
  });
});

test('when everything is mastered or parked, batches are still whole', () => {
  const all = (passed: number) => {
    const sampler = new Sampler(items(30), { strategy: 'learnable', batch: 10 });
    for (let round = 0; round < 3; round++) for (let at = 0; at < 30; at++) sampler.feedback(at, passed, 8);
    return Array.from({ length: 5 }, () => sampler.next().problems.length);
  };
  expect(all(8)).toEqual([10, 10, 10, 10, 10]);
  expect(all(0)).toEqual([10, 10, 10, 10, 10]);
});

test('what the problems do not have is refused with what they have', () => {
  const build = (options: SamplerOptions) => () => new Sampler(items(100), options);
  expect(build({ sources: { gsm8k: 0.5 } })).toThrow('the source gsm8k, which no problem has');
  expect(build({ batch: 101 })).toThrow('a batch of 101');
  expect(build({ mix: [{ shares: { easy: 0.8, hard: 0.4 } }] })).toThrow('more than 1');
  expect(build({ parked: { after: 30 } })).toThrow('samples in sight');
  const skewed = items(100, { domain: column(['math', 'code'], (at) => (at % 3 === 0 ? 0 : 1), 100) });
  expect(() => new Sampler(skewed, { sources: { a: 0.9 }, domains: { code: 0.9 } })).toThrow('contradict');
});

test('fitted shares meet every demand where that can be', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0.01, max: 1, noNaN: true }), { minLength: 12, maxLength: 12 }),
      fc.double({ min: 0.05, max: 0.9, noNaN: true }),
      (masses, share) => {
        const rows = { groupOf: masses.map((_, at) => at % 3), shares: [share / 2, share / 2, 1 - share] };
        const columns = { groupOf: masses.map((_, at) => Math.floor(at / 3)), shares: [0.1, 0.2, 0.3, 0.4] };
        const fitted = fitShares(masses, [rows, columns]);
        expect(fitted.deviation).toBeLessThan(1e-4);
        for (const { groupOf, shares } of [rows, columns]) {
          shares.forEach((want, group) => {
            const have = fitted.shares.reduce(
              (sum, one, cell) => sum + (groupOf[cell] === group ? one : 0),
              0,
            );
            expect(have).toBeCloseTo(want, 3);
          });
        }
      },
    ),
  );
});
