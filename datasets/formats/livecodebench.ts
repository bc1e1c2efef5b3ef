import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { jsonField, maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';
import { entryPoint, testsTruth } from './input-output.js';
import { pickledText } from './pickled-text.js';

const row = z.looseObject({
  question_id: textOrNumber.nullish(),
  question_content: text,
  public_test_cases: z.string(),
  private_test_cases: maybeText,
  starter_code: maybeText,
  metadata: z.union([z.string(), z.looseObject({})]).nullish(),
  difficulty: maybeText,
  platform: maybeText,
});

const cases = z.array(z.looseObject({ input: z.string(), output: z.string() }));
const metadata = z.looseObject({ func_name: z.string().nullish() });

/** LiveCodeBench: tests as JSON text; the private ones are mostly packed. */
export const livecodebench: Format<z.infer<typeof row>> = {
  name: 'livecodebench',
  row,
  uses: [
    'question_id',
    'question_content',
    'public_test_cases',
    'private_test_cases',
    'starter_code',
    'metadata',
  ],
  read(row) {
    const tests = [
      ...testCases('public_test_cases', row.public_test_cases),
      ...testCases('private_test_cases', row.private_test_cases ?? '[]'),
    ];
    const about = metadata.safeParse(jsonField('metadata', row.metadata || '{}'));
    const starter = row.starter_code?.trim()
      ? `\n\nStart from this code:\n\n\`\`\`python\n${row.starter_code.trim()}\n\`\`\``
      : '';
    return {
      ...optional('id', row.question_id),
      domain: 'code',
      prompt: userPrompt(row.question_content.trim() + starter),
      ground_truth: testsTruth('public_test_cases', {
        inputs: tests.map((test) => test.input),
        outputs: tests.map((test) => test.output),
        fn_name: entryPoint(about.data?.func_name, row.starter_code),
      }),
      tags: tags(row.difficulty, row.platform),
    };
  },
  sample: {
    question_id: 'lcb-1',
    question_content: 'Print the larger of the two integers in the input.',
    public_test_cases: '[{"input": "1 2", "output": "2", "testtype": "stdin"}]',
    private_test_cases: '[{"input": "9 -4", "output": "9", "testtype": "stdin"}]',
    starter_code: '',
    metadata: '{}',
    difficulty: 'easy',
    platform: 'samples',
  },
};

function testCases(field: string, value: string): z.infer<typeof cases> {
  const plain = /^\s*\[/.test(value) ? value : pickledText(field, value);
  const parsed = cases.safeParse(jsonField(field, plain));
  if (parsed.success) return parsed.data;
  throw new RowError(field, `${field} is no list of tests with input and output`);
}
