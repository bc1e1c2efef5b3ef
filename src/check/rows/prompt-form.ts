import type { Problem } from '#datasets/problem.js';
import type { GroundTruth } from '#verifiers/ground-truth.js';
import type { RowCheck } from '../check.js';

/** Nothing here judges it, so no form is looked for. */
const anyForm = { says: /(?:)/, ask: '' };

/** What a prompt says when it tells the form that each verifier looks for. */
const forms: { readonly [Name in GroundTruth['verifier']]: { readonly says: RegExp; readonly ask: string } } =
  {
    math: { says: /\\boxed|####|final answer|answer is/i, ask: 'Put the final answer in \\boxed{}.' },
    choice: {
      says: /\\boxed|\bletter\b|\boption\b|answer is|final answer|\([A-J]\)/i,
      ask: 'Give the letter of the right option in \\boxed{}.',
    },
    text: { says: /\\boxed|####|final answer|answer is/i, ask: 'Put the final answer in \\boxed{}.' },
    code: {
      says: /```|\bprograms?\b|\bfunctions?\b|\bcode\b|\bimplement|\bclass\b|\bscript\b|\bpython\b|^\s*(?:async )?def /im,
      ask: 'Write the program in one fenced code block.',
    },
    instruction: anyForm,
    proof: anyForm,
  };

export const promptForm: RowCheck = {
  code: 'prompt-form',
  severity: 'warning',
  needs: 'row',
  what: 'the prompt asks for the form in which the verifier looks for the answer',
  why: 'a model that answers rightly in another form earns 0, and learns the form instead of the mathematics',
  fix: 'add the instruction where the rows are exported (prefix, suffix or system of the recipe), or to the prompt',
  look(problem: Problem) {
    const truth = problem.ground_truth;
    // A row without a truth takes it from its solution, as a math answer.
    const { says, ask } = forms[truth?.verifier ?? 'math'];
    if (problem.prompt.some(({ content }) => says.test(content))) return undefined;
    const message = `the prompt does not say how to answer; verifier ${truth?.verifier ?? 'math'} looks for it: "${ask}"`;
    return { message, field: 'prompt' };
  },
};
