/**
 * Draws with feedback per second of every strategy, beside the plain way: a linear scan of the weights for each draw, in the same run.
 * Usage: node dist/bench/curriculum/draws.js [problems, default 1000000] [draws, default 1000000]
 */
import { Sampler, type SamplerOptions } from '#src/sampling/index.js';
import { itemsOf, uniform } from './columns.js';

const [problems = 1_000_000, draws = 1_000_000] = process.argv.slice(2).map(Number);

function priors(): Float32Array {
  const next = uniform(1);
  return Float32Array.from({ length: problems }, next);
}

function measure(options: SamplerOptions): { built: number; perSecond: number } {
  const tiers = ['hard', 'medium', 'easy'];
  const prior = priors();
  const codes = Uint16Array.from(prior, (rate) => Math.min(2, Math.floor(rate * 3)));
  let started = performance.now();
  const sampler = new Sampler(itemsOf(prior, { tier: { names: tiers, codes } }), options);
  const built = (performance.now() - started) / 1000;
  const next = uniform(2);
  started = performance.now();
  let done = 0;
  while (done < draws) {
    for (const problem of sampler.next().problems) {
      const rate = prior[problem] as number;
      let passed = 0;
      for (let sample = 0; sample < 8; sample++) if (next() < rate) passed++;
      sampler.feedback(problem, passed, 8);
      done++;
    }
  }
  return { built, perSecond: (done / (performance.now() - started)) * 1000 };
}

/** What a trainer's own loop does: sums the weights, draws, updates one of them. */
function linear(): number {
  const weights = priors();
  const next = uniform(3);
  const count = Math.max(20, Math.round(5e7 / problems));
  const started = performance.now();
  for (let draw = 0; draw < count; draw++) {
    let total = 0;
    for (const weight of weights) total += weight;
    let left = next() * total;
    let at = 0;
    while (at < weights.length - 1 && left >= (weights[at] as number)) left -= weights[at++] as number;
    weights[at] = next();
  }
  return (count / (performance.now() - started)) * 1000;
}

const base = linear();
console.log(
  `${problems.toLocaleString('en')} problems, ${draws.toLocaleString('en')} draws, each with feedback of 8 completions`,
);
console.log(`a linear scan${''.padEnd(27)} ${base.toFixed(0).padStart(9)} draws/s`);
for (const [name, options] of Object.entries<SamplerOptions>({
  uniform: {},
  'uniform, tier mixture': { mix: [{ shares: { easy: 0.2, medium: 0.5, hard: 0.3 } }] },
  'uniform, curriculum': { curriculum: { pace: 'linear', steps: Math.ceil(problems / 64) } },
  prioritized: { strategy: 'prioritized' },
  'learnable band': { strategy: 'learnable' },
})) {
  const { built, perSecond } = measure(options);
  console.log(
    `${name.padEnd(40)} ${perSecond.toFixed(0).padStart(9)} draws/s  ${(perSecond / base).toFixed(0).padStart(7)} × the scan  ready after ${built.toFixed(2)} s`,
  );
}
console.log(`the process held ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MiB at most`);
