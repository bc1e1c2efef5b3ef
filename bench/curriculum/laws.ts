/**
 * Whether a million draws of every strategy are as frequent as its law says: Pearson's chi-square over 2,000 problems, as standard
 * deviations above what is expected (Wilson and Hilferty; above 4 once in 30,000 runs).
 * Usage: node dist/bench/curriculum/laws.js [draws, default 1000000] [seed]
 */
import { Sampler, type SamplerOptions } from '#src/sampling/index.js';
import { itemsOf } from './columns.js';

const [draws = 1_000_000, seed = 1] = process.argv.slice(2).map(Number);
const problems = 2000;
// From 0.05 to 0.95: where a law expects next to no draws, the statistic is not chi-square.
const prior = Float32Array.from({ length: problems }, (_, at) => 0.05 + (0.9 * (at + 0.5)) / problems);

const laws: Record<string, SamplerOptions> = {
  uniform: { strategy: 'uniform' },
  prioritized: { strategy: 'prioritized' },
  'learnable band': { strategy: 'learnable' },
  'learnable band, exponent 3': { strategy: 'learnable', exponent: 3 },
};
for (const [name, options] of Object.entries(laws)) {
  const sampler = new Sampler(itemsOf(prior), { ...options, seed, distinct: 'none', batch: 100 });
  const weights = Float64Array.from(prior, (_, at) => sampler.weight(at));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const counts = new Float64Array(problems);
  for (let done = 0; done < draws; done += 100) {
    for (const problem of sampler.next().problems) counts[problem] = (counts[problem] as number) + 1;
  }
  let statistic = 0;
  counts.forEach((count, at) => {
    const expected = (draws * (weights[at] as number)) / total;
    statistic += (count - expected) ** 2 / expected;
  });
  const freedom = problems - 1;
  const spread = 2 / (9 * freedom);
  const deviation = (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
  console.log(
    `${name.padEnd(28)} ${draws.toLocaleString('en')} draws  chi-square ${statistic.toFixed(0)} over ${freedom} degrees  ${deviation.toFixed(2)} standard deviations`,
  );
}
