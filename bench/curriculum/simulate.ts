/**
 * Steps that a simulated learner needs to a target success, for every strategy beside uniform drawing, in the same run.
 *
 * The learner has one ability θ; it solves problem j with probability σ(aⱼ(θ − bⱼ)), b ~ N(0, 3²), ln a ~ N(0, 0.3²). At each step it answers
 * 64 problems 8 times each and grows by 0.004 × the mean of 4k(8 − k)/8²: most where half of the completions succeed, not at all where
 * all or none do, as a trainer with group advantages learns. The sampler sees the rewards, and before that a prediction of the pass rate at
 * the start whose logit is off by N(0, 1). The target is a mean success over all problems, true and not estimated.
 * Usage: node dist/bench/curriculum/simulate.js [problems, default 100000] [target, default 0.6] [seeds, default 3]
 */
import { Sampler, type SamplerOptions } from '#src/sampling/index.js';
import { itemsOf, normal, uniform } from './columns.js';

const [problems = 100_000, target = 0.6, seeds = 3] = process.argv.slice(2).map(Number);
const rollouts = 8;
const growth = 0.004;
const firstAbility = -1.5;
const mostSteps = 20_000;

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));

interface World {
  readonly difficulty: Float64Array;
  readonly discrimination: Float64Array;
  readonly predicted: Float32Array;
}

function world(seed: number): World {
  const next = normal(uniform(seed * 7919 + 1));
  const difficulty = Float64Array.from({ length: problems }, () => 3 * next());
  const discrimination = Float64Array.from({ length: problems }, () => Math.exp(0.3 * next()));
  const predicted = Float32Array.from(difficulty, (b, at) =>
    sigmoid((discrimination[at] as number) * (firstAbility - b) + next()),
  );
  return { difficulty, discrimination, predicted };
}

function success({ difficulty, discrimination }: World, ability: number): number {
  let sum = 0;
  for (let at = 0; at < problems; at++)
    sum += sigmoid((discrimination[at] as number) * (ability - (difficulty[at] as number)));
  return sum / problems;
}

/** Steps to the target, and the share of problems drawn on the way that had some right and some wrong completions. */
function train(made: World, options: SamplerOptions, seed: number): { steps: number; useful: number } {
  const tiers = ['hard', 'medium', 'easy'];
  const codes = Uint16Array.from(made.predicted, (rate) => (rate >= 0.75 ? 2 : rate >= 0.35 ? 1 : 0));
  const sampler = new Sampler(itemsOf(made.predicted, { tier: { names: tiers, codes } }), {
    ...options,
    seed,
  });
  const next = uniform(seed * 104_729 + 3);
  let [ability, useful, drawn] = [firstAbility, 0, 0];
  for (let step = 1; step <= mostSteps; step++) {
    let gain = 0;
    const batch = sampler.next().problems;
    for (const at of batch) {
      const chance = sigmoid(
        (made.discrimination[at] as number) * (ability - (made.difficulty[at] as number)),
      );
      let right = 0;
      for (let sample = 0; sample < rollouts; sample++) if (next() < chance) right++;
      if (right > 0 && right < rollouts) useful++;
      gain += (4 * right * (rollouts - right)) / rollouts ** 2;
      sampler.feedback(at, right, rollouts);
    }
    drawn += batch.length;
    ability += (growth * gain) / batch.length;
    if (step % 10 === 0 && success(made, ability) >= target) return { steps: step, useful: useful / drawn };
  }
  return { steps: Number.POSITIVE_INFINITY, useful: useful / drawn };
}

const strategies: Record<string, SamplerOptions> = {
  uniform: { replay: 0, mastered: { rate: 1, after: 23 }, parked: { rate: 0, after: 23 }, distinct: 'epoch' },
  'uniform, mastered and parked set aside': {},
  'tier mixture 20/50/30': { mix: [{ shares: { easy: 0.2, medium: 0.5, hard: 0.3 } }] },
  'stages easy → medium → hard': {
    mix: [
      { step: 0, shares: { easy: 0.6, medium: 0.4 } },
      { step: 100, shares: { easy: 0.1, medium: 0.6, hard: 0.3 } },
      { step: 300, shares: { medium: 0.3, hard: 0.7 } },
    ],
  },
  'curriculum, root': { curriculum: { pace: 'root', steps: 500 } },
  'curriculum, paced by success': { curriculum: { pace: 'success', steps: 300, target: 0.5 } },
  prioritized: { strategy: 'prioritized' },
  'prioritized, curriculum by root': { strategy: 'prioritized', curriculum: { pace: 'root', steps: 500 } },
  'learnable band': { strategy: 'learnable' },
  'learnable band, exponent 3': { strategy: 'learnable', exponent: 3 },
  'learnable band, curriculum by root': { strategy: 'learnable', curriculum: { pace: 'root', steps: 500 } },
};

console.log(
  `${problems.toLocaleString('en')} problems, success ${success(world(1), firstAbility).toFixed(3)} → ${target}, mean of ${seeds} seeds`,
);
let base = 0;
for (const [name, options] of Object.entries(strategies)) {
  const runs = Array.from({ length: seeds }, (_, seed) => train(world(seed + 1), options, seed + 1));
  const mean = (key: 'steps' | 'useful') => runs.reduce((sum, run) => sum + run[key], 0) / seeds;
  if (base === 0) base = mean('steps');
  const all = runs.map(({ steps }) => steps).join(', ');
  console.log(
    `${name.padEnd(40)} ${mean('steps').toFixed(0).padStart(6)} steps  ${(mean('steps') / base).toFixed(2)} × uniform  ${(100 * mean('useful')).toFixed(0).padStart(3)} % of draws with spread  (${all})`,
  );
}
