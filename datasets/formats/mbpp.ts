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

const decimal = /\d\.\d|\de-\d/;
/** Between two orders of adding or multiplying the same numbers. Expected values are what one reference gave, to the last digit. */
const rounding = { absolute: 1e-12, relative: 1e-9 };

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
    const all = [...shown, ...hidden];
    const code = unixLines(row.code);
    // Only the prompt can say which classes it takes for granted.
    const before = unixLines(row.test_setup_code ?? '')
      .split('\n')
      .map((line) => line.trimEnd())
      .filter((line) => line !== '');
    const task = (row.text?.trim() || row.prompt?.trim()) ?? '';
    return {
      ...optional('id', row.task_id),
      domain: 'code',
      // Without a task the tests alone are no prompt: an empty one is refused by the filter.
      prompt: userPrompt(
        task === ''
          ? ''
          : `${task}\n\nYour code should pass these tests:\n\n${[...before, ...shown].join('\n')}`,
      ),
      ground_truth: {
        verifier: 'code',
        language: 'python',
        ...optional('setup', [...imports, ...importsOf(code, all)].join('\n')),
        // It builds objects of the classes that the solution defines, so it runs after it.
        ...optional('test_setup', unixLines(row.test_setup_code ?? '')),
        tests: all.map((assert) => ({ assert })),
        ...(all.some((assert) => decimal.test(assert)) ? { tolerance: rounding } : {}),
      },
      solution: code,
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

const importLine = /^(?:import|from [\w.]+ import)[ \t]+(.+)$/gm;

/** The reference's imports that the asserts rely on (`sys.getsizeof`), for solutions that have no use for them. */
function importsOf(code: string, asserts: readonly string[]): string[] {
  const tests = asserts.join('\n');
  const used = ([, names = '']: RegExpMatchArray): boolean =>
    names.split(',').some((name) => {
      const bound = /(\w+)\s*$/.exec(name)?.[1] ?? '';
      return bound !== '' && new RegExp(`(?<![\\w.'"])${bound}\\b`).test(tests);
    });
  return [...code.matchAll(importLine)].filter(used).map(([line]) => line.trim());
}

function unixLines(code: string): string {
  return code.replaceAll('\r\n', '\n');
}
