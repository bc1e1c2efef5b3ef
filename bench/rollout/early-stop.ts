/**
 * What early stopping saves and what it costs, without a server: problems whose true pass rates are drawn from a law, all n samples of each, and
 * the same samples looked at in waves. Prints the share of completions saved, how many problems get another tier than all n samples
 * would give, and, to compare, how many get another tier from n fresh samples. `node dist/bench/rollout/early-stop.js [problems]`
 */
import { random } from '#datasets/random.js';
import { certainTier } from '../../src/difficulty/certain-tier.js';
import { zOf } from '../../src/difficulty/normal-quantile.js';
import { bandOf } from '../../src/difficulty/tiers.js';

const problems = Number(process.argv[2] ?? 20_000);
const certainty = { easy: 0.75, medium: 0.35, z: zOf(0.95), margin: 0.1 };
const wave = 4;
const chance = random('early-stop', 1);
const share = () => chance.int(0, 0xffffff) / 0xffffff;

const laws: Record<string, () => number> = {
  uniform: share,
  // Beta(1/2, 1/2): most problems are nearly always or nearly never solved.
  'at the ends': () => Math.sin((Math.PI / 2) * share()) ** 2,
};

console.log('rates         n   saved  other tier  other tier from fresh samples');
for (const [name, law] of Object.entries(laws)) for (const n of [16, 32, 64, 128]) print(name, n, law);

function print(name: string, n: number, law: () => number): void {
  let [asked, changed, noise] = [0, 0, 0];
  for (let at = 0; at < problems; at++) {
    const rate = law();
    const draw = () => Array.from({ length: n }, () => share() < rate);
    const samples = draw();
    const taken = stopAt(samples);
    asked += taken;
    const tier = bandOf(passed(samples) / n, certainty);
    if (bandOf(passed(samples.slice(0, taken)) / taken, certainty) !== tier) changed++;
    if (bandOf(passed(draw()) / n, certainty) !== tier) noise++;
  }
  const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)} %`;
  const cells = [
    percent(n * problems - asked, n * problems),
    percent(changed, problems),
    percent(noise, problems),
  ];
  console.log(
    `${name.padEnd(12)}${String(n).padStart(3)}${cells[0]?.padStart(8)}${cells[1]?.padStart(12)}${cells[2]?.padStart(31)}`,
  );
}

function stopAt(samples: readonly boolean[]): number {
  for (let taken = wave; taken < samples.length; taken += wave)
    if (certainTier(passed(samples.slice(0, taken)), taken, certainty) !== undefined) return taken;
  return samples.length;
}

function passed(samples: readonly boolean[]): number {
  return samples.filter(Boolean).length;
}
