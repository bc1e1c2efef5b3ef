/** A completion with a label for each step, and the shapes in which trainers of process reward models read them. */

import { truthText } from '#datasets/exports/index.js';
import type { Judgeable, Row } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';

export interface LabelledStep {
  readonly text: string;
  /** Completions from the end of this step that could be judged, and how many of them are correct. */
  readonly samples: number;
  readonly correct: number;
}

export interface LabelledCompletion {
  readonly problem: Judgeable;
  /** Which of the problem's completions, from 0. */
  readonly completion: number;
  readonly outcome: string;
  readonly steps: readonly LabelledStep[];
}

/**
 * Hard estimation: a step is good when any completion from it is correct. Soft estimation: the share of those that are. (Wang et al. 2024,
 * Math-Shepherd, equations 3 and 4.) Null where none could be judged.
 */
export function labelOf({ samples, correct }: LabelledStep): { hard: boolean | null; soft: number | null } {
  if (samples === 0) return { hard: null, soft: null };
  return { hard: correct > 0, soft: Number((correct / samples).toFixed(6)) };
}

type Shape = (labelled: LabelledCompletion) => Row;

/** A step without a label ends what a shape without nulls can say. */
function known(steps: readonly LabelledStep[]): readonly LabelledStep[] {
  const end = steps.findIndex(({ samples }) => samples === 0);
  return end === -1 ? steps : steps.slice(0, end);
}

export const shapes = {
  /** Ours. */
  rlvr: ({ problem, completion, outcome, steps }) => ({
    id: problem.id,
    completion,
    prompt: problem.prompt,
    outcome,
    steps: steps.map((step) => ({ ...step, text: step.text, ...labelOf(step) })),
  }),
  /** TRL's stepwise supervision: `prompt`, `completions`, `labels`; the soft labels stand beside. */
  trl: ({ problem, steps }) => ({
    prompt: promptText(problem),
    completions: known(steps).map(({ text }) => text.trim()),
    labels: known(steps).map((step) => labelOf(step).hard === true),
    soft_labels: known(steps).map((step) => labelOf(step).soft),
  }),
  /** PRM800K: a rating of 1 or −1 for the one completion of each step. */
  prm800k: ({ problem, outcome, steps }) => ({
    question: { problem: promptText(problem), ground_truth_answer: truthText(problem.ground_truth) },
    label: {
      steps: known(steps).map((step) => ({
        completions: [{ text: step.text.trim(), rating: labelOf(step).hard ? 1 : -1, flagged: false }],
        human_completion: null,
        chosen_completion: 0,
      })),
      finish_reason: outcome === 'correct' ? 'solution' : 'found_error',
    },
  }),
  /** Math-Shepherd's file: ` ки` marks the end of each step in `input`, its label takes the mark's place in `label`. */
  'math-shepherd': ({ problem, steps }) => {
    const lines = known(steps).map((step, at) => ({ text: marked(step.text.trim(), at), step }));
    const question = promptText(problem);
    return {
      input: [question, ...lines.map(({ text }) => `${text} ки`)].join('\n'),
      label: [question, ...lines.map(({ text, step }) => `${text} ${labelOf(step).hard ? '+' : '-'}`)].join(
        '\n',
      ),
      task: problem.source.dataset,
    };
  },
} as const satisfies Record<string, Shape>;

export type ShapeName = keyof typeof shapes;

function marked(text: string, at: number): string {
  return /^Step\s+\d+/i.test(text) ? text : `Step ${at + 1}: ${text}`;
}
