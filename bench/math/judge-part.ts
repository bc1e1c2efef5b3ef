/**
 * Judges one part of the bench twice in this process and prints both passes as lines of JSON: the child of run.ts.
 * node dist/bench/math/judge-part.js <folder with the data files> <part> <pairs | all>
 */
import { fileURLToPath } from 'node:url';
import { math } from '#verifiers/math/index.js';
import { gsm8k, mathTest, type Pair, rollouts } from './pairs.js';

export interface Judged {
  readonly correct: boolean;
  readonly ms: number;
  /** What was extracted and why it is (not) equal. */
  readonly note?: string;
}

interface Part {
  readonly name: string;
  readonly title: string;
  readonly pairs: readonly Pair[];
}

/** The two parts of the bench; a limit takes pairs spread evenly over each. */
export function parts(folder: string, limit: string): readonly Part[] {
  const some = (pairs: readonly Pair[]) => {
    const step = limit === 'all' ? 1 : Math.max(1, Math.ceil(pairs.length / Number(limit)));
    return pairs.filter((_, k) => k % step === 0);
  };
  return [
    {
      name: 'one',
      title: 'part one, short numeric: gsm8k_example_model_solutions',
      pairs: some(gsm8k(folder)),
    },
    {
      name: 'two',
      title: 'part two, LaTeX: math_cot_100_rollouts and math_test',
      pairs: some([...rollouts(folder), ...mathTest(folder)]),
    },
  ];
}

const context = { sandbox: () => Promise.reject(new Error('the math verifier runs no code')) };

async function pass(pairs: readonly Pair[]): Promise<Judged[]> {
  const judged: Judged[] = [];
  for (const { gold, completion } of pairs) {
    const start = performance.now();
    const verdict = await math.verify(completion, { verifier: 'math', answer: gold }, context);
    const ms = performance.now() - start;
    judged.push({ correct: verdict.reward === 1, ms, note: `${verdict.extracted ?? ''}: ${verdict.reason}` });
  }
  return judged;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [folder = '', name, limit = 'all'] = process.argv.slice(2);
  const part = parts(folder, limit).find((one) => one.name === name);
  if (part === undefined) throw new Error('usage: judge-part.js <folder> <one | two> [pairs]');
  // What reading the files left behind is not the judge's to clear away.
  globalThis.gc?.();
  for (const _ of ['cold', 'warm']) console.log(JSON.stringify(await pass(part.pairs)));
}
