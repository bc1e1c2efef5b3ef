import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { jsonField, maybeText, optional, text, textOrNumber, userPrompt } from './fields.js';

const strings = z.array(z.string());
const listOrText = z.union([strings, z.string()]);

const row = z
  .looseObject({
    text: maybeText,
    prompt: maybeText,
    code: text,
    test_list: listOrText,
    task_id: textOrNumber.nullish(),
    test_setup_code: maybeText,
    test_imports: listOrText.nullish(),
    challenge_test_list: listOrText.nullish(),
  })
  .refine((value) => typeof (value.text ?? value.prompt) === 'string', {
    message: 'has neither text nor prompt',
    path: ['text'],
  });

/** Python tasks with a reference solution and assertions. The prompt lists the asserts: they alone name the function. */
export const mbpp: Format<z.infer<typeof row>> = {
  name: 'mbpp',
  row,
  uses: [
    'text',
    'prompt',
    'code',
    'test_list',
    'task_id',
    'test_setup_code',
    'test_imports',
    'challenge_test_list',
  ],
  read(row) {
    const shown = asserts('test_list', row.test_list);
    if (shown.length === 0) throw new RowError('test_list', 'test_list is empty: nothing can be judged');
    const hidden = asserts('challenge_test_list', row.challenge_test_list ?? []);
    const imports = asserts('test_imports', row.test_imports ?? []);
    const task = (row.text?.trim() || row.prompt?.trim()) ?? '';
    return {
      ...optional('id', row.task_id),
      domain: 'code',
      // Without a task the tests alone are no prompt: an empty one is refused by the filter.
      prompt: userPrompt(
        task === '' ? '' : `${task}\n\nYour code should pass these tests:\n\n${shown.join('\n')}`,
      ),
      ground_truth: {
        verifier: 'code',
        language: 'python',
        ...optional('setup', unixLines(imports.join('\n'))),
        // It builds objects of the classes that the solution defines, so it runs after it.
        ...optional('test_setup', unixLines(row.test_setup_code ?? '')),
        tests: [...shown, ...hidden].map((assert) => ({ assert })),
      },
      solution: unixLines(row.code),
    };
  },
  sample: {
    text: 'Write a function to return the sum of the even numbers of a list.',
    code: 'def even_sum(numbers):\n    return sum(n for n in numbers if n % 2 == 0)',
    task_id: 1,
    test_setup_code: '',
    test_list: ['assert even_sum([1, 2, 4]) == 6', 'assert even_sum([]) == 0'],
    challenge_test_list: [],
  },
};

function asserts(field: string, value: string | readonly string[]): string[] {
  const list = strings.safeParse(value === '' ? [] : jsonField(field, value));
  if (!list.success) throw new RowError(field, `${field} is not a list of strings`);
  return list.data.map((line) => unixLines(line).trim()).filter((line) => line !== '');
}

function unixLines(code: string): string {
  return code.replaceAll('\r\n', '\n');
}
