import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { checkerProgram } from './codeforces-checker.js';
import { maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';

const cases = z.array(z.looseObject({ input: z.string(), output: z.string() })).nullish();
const row = z.looseObject({
  id: textOrNumber.nullish(),
  title: maybeText,
  description: text,
  input_format: maybeText,
  output_format: z.string().nullable(),
  interaction_format: maybeText,
  note: maybeText,
  examples: cases,
  official_tests: cases,
  generated_checker: maybeText,
  time_limit: z.number().nullish(),
  memory_limit: z.number().nullish(),
  input_mode: maybeText,
  rating: z.number().nullish(),
  tags: z.array(z.string()).nullish(),
});
type Row = z.infer<typeof row>;

/** open-r1's Codeforces: official tests, and a checker program where several outputs are right. */
export const codeforces: Format<Row> = {
  name: 'codeforces',
  row: row.refine((value) => value.official_tests != null || value.examples != null, {
    message: 'has neither official_tests nor examples',
    path: ['official_tests'],
  }),
  uses: [
    ...['id', 'title', 'description', 'input_format', 'output_format', 'note', 'examples'],
    ...['official_tests', 'generated_checker', 'tags'],
  ],
  read(row) {
    refuse(row);
    const given = row.official_tests?.length ? row.official_tests : (row.examples ?? []);
    if (given.length === 0) throw new RowError('official_tests', 'the problem has no test');
    const checker = row.generated_checker?.trim() ? checkerProgram(row.generated_checker) : undefined;
    return {
      ...optional('id', row.id),
      domain: 'code',
      prompt: userPrompt(statement(row)),
      ground_truth: {
        verifier: 'code',
        language: 'python',
        tests: given.map(({ input, output }) => ({ stdin: input, stdout: output })),
        ...limits(row),
        ...(checker === undefined ? {} : { checker }),
      },
      tags: tags(...(row.tags ?? []), row.rating == null ? null : `rating ${row.rating}`),
    };
  },
  sample: {
    id: 'sum/1',
    title: 'Split',
    description: 'Write $n$ as a sum of two positive integers.',
    input_format: 'One integer $n$ ($2 \\le n \\le 100$).',
    output_format: 'The two integers. If there are several answers, print any.',
    examples: [{ input: '5\n', output: '2 3\n' }],
    official_tests: [{ input: '2\n', output: '1 1\n' }],
    generated_checker:
      'import sys\nn = int(open(sys.argv[1]).read())\na, b = map(int, open(sys.argv[3]).read().split())\nprint(1 if a > 0 and b > 0 and a + b == n else 0)\n',
    time_limit: 1,
    memory_limit: 256,
    input_mode: 'stdio',
    rating: 800,
    tags: ['math'],
  },
};

/** What standard input and output cannot say. */
function refuse({ interaction_format, input_mode }: Row): void {
  if (interaction_format?.trim()) {
    throw new RowError('interaction_format', 'an interactive problem has no tests of input and output');
  }
  if (input_mode != null && input_mode !== 'stdio') {
    throw new RowError('input_mode', `input_mode is ${input_mode}; only stdio tests can be judged`);
  }
}

function statement(row: Row): string {
  const examples = (row.examples ?? []).map(
    ({ input, output }) =>
      `Input:\n\`\`\`\n${input.trim()}\n\`\`\`\nOutput:\n\`\`\`\n${output.trim()}\n\`\`\``,
  );
  const parts: [title: string, text: string | null | undefined][] = [
    ['Input', row.input_format],
    ['Output', row.output_format],
    ['Examples', examples.join('\n\n')],
    ['Note', row.note],
  ];
  const titled = parts.flatMap(([title, part]) => (part?.trim() ? [`## ${title}\n\n${part.trim()}`] : []));
  const title = row.title?.trim() ? [`# ${row.title.trim()}`] : [];
  return [...title, row.description.trim(), ...titled].join('\n\n');
}

function limits({ time_limit, memory_limit }: Row): { limits?: { time_s?: number; memory_mb?: number } } {
  const found = {
    ...(time_limit != null && time_limit > 0 ? { time_s: time_limit } : {}),
    ...(memory_limit != null && memory_limit > 0 ? { memory_mb: memory_limit } : {}),
  };
  return Object.keys(found).length > 0 ? { limits: found } : {};
}
