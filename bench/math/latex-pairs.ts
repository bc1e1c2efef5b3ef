/**
 * Short LaTeX pairs in two spellings each, generated from a seed: what the parser and the equality cost without
 * extraction from long texts. node dist/bench/math/latex-pairs.js [pairs, default 20000]
 */
import { math } from '#verifiers/math/index.js';

const context = { sandbox: () => Promise.reject(new Error('the math verifier runs no code')) };

/** Two spellings of one value, from two small numbers. */
const spellings: readonly ((a: number, b: number) => readonly [string, string])[] = [
  (a, b) => [`\\frac{${a}}{${b}}`, `\\frac{${3 * a}}{${3 * b}}`],
  (a, b) => [`${a}\\sqrt{${b}}`, `\\sqrt{${a * a * b}}`],
  (a, b) => [`\\frac{\\sqrt{${a}}}{${b}}`, `\\sqrt{\\frac{${a}}{${b * b}}}`],
  (a, b) => [`x^2+${a + b}x+${a * b}`, `(x+${a})(x+${b})`],
  (a, b) => [`(${a}, ${b}\\pi)`, `\\left(${2 * a}/2, \\frac{${2 * b}\\pi}{2}\\right)`],
  (a, b) => [`[${a}, ${a + b})`, `${a} \\le x < ${a + b}`],
  (a, b) => [`y=${a}x+${b}`, `${a}x-y+${b}=0`],
  (a, b) => [`${a}, ${-b}`, `\\{${-b}, ${a}\\}`],
  (a, b) => [`\\ln ${a + 1}+\\ln ${b + 1}`, `\\ln ${(a + 1) * (b + 1)}`],
  (a, b) => [`${a}\\sin^2 x+${b}`, `${a + b}-${a}\\cos^2 x`],
];

const count = Number(process.argv[2] ?? 20_000);
let right = 0;
const times: number[] = [];
for (let k = 0; k < count; k++) {
  const [gold, answer] = spellings[k % spellings.length]!(2 + ((k * 7) % 97), 3 + ((k * 13) % 89));
  const start = performance.now();
  const verdict = await math.verify(`\\boxed{${answer}}`, { verifier: 'math', answer: gold }, context);
  times.push(performance.now() - start);
  right += verdict.reward ?? 0;
}
const total = times.reduce((sum, ms) => sum + ms, 0);
times.sort((a, b) => a - b);
console.log(`${count} LaTeX pairs, ${right} right: ${((count / total) * 1000).toFixed(0)} pairs/s`);
console.log(
  `p50 ${times[count >> 1]!.toFixed(3)} ms, p99 ${times[Math.floor(count * 0.99)]!.toFixed(3)} ms, max ${times.at(-1)!.toFixed(1)} ms`,
);
