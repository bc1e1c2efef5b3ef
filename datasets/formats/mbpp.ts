import { z } from 'zod';
import type { Format } from '../problem.js';

const row = z.looseObject({
  text: z.string().optional(),
  prompt: z.string().optional(),
  code: z.string(),
  task_id: z.union([z.string(), z.number()]).optional(),
  test_list: z.array(z.string()).min(1),
  challenge_test_list: z.array(z.string()).default([]),
  test_setup_code: z.string().optional(),
  test_imports: z.array(z.string()).optional(),
});

/** MBPP: a sentence, a reference program and assertions. The prompt shows the assertions, which name the function. */
export const mbpp: Format<z.infer<typeof row>> = {
  name: 'mbpp',
  row,
  recognises: ({ code, test_list }) => typeof code === 'string' && Array.isArray(test_list),
  uses: [
    'text',
    'prompt',
    'code',
    'task_id',
    'test_list',
    'challenge_test_list',
    'test_setup_code',
    'test_imports',
  ],
  read: (given) => {
    const { text, prompt, code, task_id, test_list, challenge_test_list, test_setup_code, test_imports } =
      given;
    const setup = test_setup_code ?? test_imports?.join('\n') ?? '';
    const asked = `${text ?? prompt ?? ''}\nYour code should pass these tests:\n\n${test_list.join('\n')}`;
    return {
      domain: 'code',
      prompt: [{ role: 'user', content: asked }],
      ground_truth: {
        verifier: 'code',
        language: 'python',
        tests: [...test_list, ...challenge_test_list].map((assertion) => ({ assert: assertion })),
        ...(setup.trim() === '' ? {} : { setup }),
      },
      solution: code,
      ...(task_id === undefined ? {} : { key: String(task_id) }),
    };
  },
  sample: {
    text: 'Write a function to return the last digit of a whole number.',
    code: 'def last_digit(n):\n    return abs(n) % 10',
    task_id: 1,
    test_setup_code: '',
    test_list: ['assert last_digit(123) == 3', 'assert last_digit(-47) == 7', 'assert last_digit(0) == 0'],
    challenge_test_list: [],
  },
};
