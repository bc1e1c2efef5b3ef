import { z } from 'zod';
import { parseExactJson } from '../exact-json.js';
import { type Draft, type Format, RowError } from '../problem.js';
import { parsePythonLiteral } from '../python-literal.js';
import { mathAnswer, maybeText, optional, tags, text, textOrNumber, userPrompt } from './fields.js';
import { testsTruth } from './input-output.js';

const row = z.looseObject({
  problem_id: textOrNumber.nullish(),
  task_type: text,
  prompt: text,
  gold_standard_solution: maybeText,
  verification_info: z.union([z.string(), z.looseObject({})]),
  source: maybeText,
});

const answerInfo = z.looseObject({ ground_truth: textOrNumber });
const testsInfo = z.looseObject({
  language: maybeText,
  test_cases: z
    .array(z.looseObject({ input: z.unknown(), output: z.unknown(), fn_name: maybeText }))
    .min(1, 'is empty'),
});

/** SYNTHETIC-1: `verification_info` is an object, JSON text, or what Python's `repr` makes of a dictionary. */
export const synthetic1: Format<z.infer<typeof row>> = {
  name: 'synthetic-1',
  row,
  uses: ['problem_id', 'prompt', 'gold_standard_solution', 'verification_info'],
  read(row) {
    const { domain, ground_truth } = truthOf(row);
    return {
      ...optional('id', row.problem_id),
      domain,
      prompt: userPrompt(row.prompt),
      ground_truth,
      ...optional('solution', row.gold_standard_solution),
      tags: tags(row.source, row.task_type),
    };
  },
  sample: {
    problem_id: 'vfm-1',
    task_type: 'verifiable_math',
    source: 'samples',
    prompt: 'What is the remainder of 100 divided by 7?',
    gold_standard_solution: 'As 98 = 14 * 7, the remainder is \\boxed{2}.',
    verification_info: "{'ground_truth': '2'}",
  },
};

function truthOf({
  task_type,
  verification_info,
}: z.infer<typeof row>): Required<Pick<Draft, 'domain' | 'ground_truth'>> {
  const info = infoOf(verification_info);
  const tests = testsInfo.safeParse(info);
  if (tests.success) return { domain: 'code', ground_truth: codeTruth(tests.data) };
  const answer = answerInfo.safeParse(info);
  if (answer.success && /math/i.test(task_type)) {
    return { domain: 'math', ground_truth: mathAnswer(answer.data.ground_truth) };
  }
  const why = `rows of the task type ${task_type} are not judged by a rule here`;
  throw new RowError('task_type', `${why}; only answers to mathematics and test cases are`);
}

function infoOf(value: unknown): unknown {
  if (typeof value !== 'string') return value;
  const { value: info, longNumbers } = literal(value);
  if (longNumbers === undefined || longNumbers.length === 0) return info;
  throw new RowError(
    'verification_info',
    `verification_info: ${longNumbers[0]} has more digits than a JSON number holds`,
  );
}

/** JSON first: it is the stricter of the two, and no JSON object is a Python dictionary of another meaning. */
function literal(text: string): { value: unknown; longNumbers?: readonly string[] } {
  try {
    return parseExactJson(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  try {
    return parsePythonLiteral(text);
  } catch (error) {
    const why = error instanceof SyntaxError ? error.message : String(error);
    throw new RowError(
      'verification_info',
      `verification_info is neither JSON nor ${why.replace(/^no /, 'a ')}`,
    );
  }
}

function codeTruth({ language, test_cases }: z.infer<typeof testsInfo>): NonNullable<Draft['ground_truth']> {
  if (language != null && language !== 'python') {
    throw new RowError('verification_info', `tests in ${language} are not read; only Python's are`);
  }
  const names = new Set(test_cases.map((test) => test.fn_name || null));
  if (names.size > 1) throw new RowError('verification_info', 'the test cases call several functions');
  return testsTruth('verification_info', {
    inputs: test_cases.map(({ input }) => input),
    outputs: test_cases.map(({ output }) => output),
    fn_name: [...names][0],
  });
}
