import { z } from 'zod';
import type { Draft, Format } from '../problem.js';
import { jsonField, maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';
import { entryPoint, parseInputOutput, testsTruth } from './input-output.js';
import { referencePrograms } from './reference-programs.js';

const row = z.looseObject({
  question: text,
  input_output: z.union([text, z.looseObject({})]),
  solutions: z.union([z.string(), z.array(z.string())]).nullish(),
  starter_code: maybeText,
  difficulty: maybeText,
  problem_id: textOrNumber.nullish(),
  time_limit: maybeText,
  memory_limit: maybeText,
});

/** APPS and TACO: tests in a JSON string; the first of the solutions is the reference, and the next ones stand beside it. */
export const apps: Format<z.infer<typeof row>> = {
  name: 'apps',
  row,
  uses: ['question', 'input_output', 'solutions', 'starter_code', 'problem_id'],
  read(row) {
    const tests = parseInputOutput('input_output', row.input_output);
    const fn_name = entryPoint(tests.fn_name, row.starter_code);
    const truth = testsTruth('input_output', { ...tests, fn_name });
    const starter = row.starter_code?.trim()
      ? `\n\nStart from this code:\n\n\`\`\`python\n${row.starter_code.trim()}\n\`\`\``
      : '';
    const programs = solutions(row.solutions);
    return {
      ...optional('id', row.problem_id),
      domain: 'code',
      prompt: userPrompt(row.question.trim() + starter),
      ground_truth: { ...truth, ...limits(row.time_limit, row.memory_limit) },
      ...referencePrograms(programs),
      tags: tags(row.difficulty),
    };
  },
  sample: {
    question: 'Read two integers and print their sum.',
    input_output: '{"inputs": ["1 2\\n", "-3 3\\n"], "outputs": ["3\\n", "0\\n"]}',
    solutions: '["a, b = map(int, input().split())\\nprint(a + b)"]',
    starter_code: '',
    difficulty: 'introductory',
  },
};

function solutions(value: z.infer<typeof row>['solutions']): string[] {
  if (value == null || value === '') return [];
  const list = z.array(z.string()).safeParse(jsonField('solutions', value));
  return list.success ? list.data : [];
}

/** TACO writes limits as "2.0 seconds" and "256.0 megabytes". */
function limits(
  time: string | null | undefined,
  memory: string | null | undefined,
): Pick<CodeTruth, 'limits'> {
  const seconds = Number(/^([\d.]+) seconds?$/.exec(time ?? '')?.[1]);
  const megabytes = Number(/^([\d.]+) megabytes?$/.exec(memory ?? '')?.[1]);
  const found = {
    ...(seconds > 0 ? { time_s: seconds } : {}),
    ...(megabytes > 0 ? { memory_mb: megabytes } : {}),
  };
  return Object.keys(found).length > 0 ? { limits: found } : {};
}

type CodeTruth = Extract<NonNullable<Draft['ground_truth']>, { verifier: 'code' }>;
