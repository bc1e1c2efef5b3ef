/** The pairs of the bench, read from public data files (see run.ts): a gold, a completion, and what their source says. */
import { extractAnswer } from '#verifiers/math/index.js';
import { rows } from './golds.js';

export interface Pair {
  readonly id: string;
  readonly gold: string;
  readonly completion: string;
  /** The recorded judgement of the source; null where it has none. */
  readonly label: boolean | null;
}

const models = ['6b_finetuning', '6b_verification', '175b_finetuning', '175b_verification'];

/** Four labelled solutions for each problem of GSM8K; the gold stands after the last "A:". */
export function gsm8k(folder: string): Pair[] {
  return rows(folder, 'gsm8k_example_model_solutions.jsonl.gz').flatMap((row, k) =>
    models.map((model) => {
      const { solution, is_correct } = row[model] as { solution: string; is_correct: boolean };
      const gold = String(row.ground_truth).split('A:').at(-1)!.trim();
      return { id: `gsm8k ${k} ${model}`, gold, completion: solution, label: is_correct };
    }),
  );
}

/** Long completions of MATH problems with the score their own grader gave. */
export function rollouts(folder: string): Pair[] {
  return rows(folder, 'math_cot_100_rollouts.jsonl.gz').flatMap((row) =>
    (row.code as string[]).map((completion, k) => ({
      id: `rollout ${row.idx} #${k}`,
      gold: String(row.gt),
      completion,
      label: (row.score as boolean[])[k]!,
    })),
  );
}

/** The reference solutions of MATH against their own boxed answers. */
export function mathTest(folder: string): Pair[] {
  return rows(folder, 'math_test.json.gz').map((row, k) => ({
    id: `math_test ${k}`,
    gold: extractAnswer(String(row.solution))?.text ?? '',
    completion: String(row.solution),
    label: true,
  }));
}
