import { z } from 'zod';
import { type Format, RowError } from '../problem.js';
import { optional, tags, text, textOrNumber, userPrompt } from './fields.js';
import { referencePrograms } from './reference-programs.js';

const cases = z.looseObject({ input: z.array(z.string()), output: z.array(z.string()) }).nullish();
const row = z.looseObject({
  name: z.string().nullish(),
  description: text,
  public_tests: cases,
  private_tests: cases,
  generated_tests: cases,
  solutions: z.looseObject({ language: z.array(textOrNumber), solution: z.array(z.string()) }).nullish(),
  time_limit: z.looseObject({ seconds: textOrNumber.nullish(), nanos: z.number().nullish() }).nullish(),
  memory_limit_bytes: textOrNumber.nullish(),
  cf_tags: z.array(z.string()).nullish(),
});

/** DeepMind's CodeContests: three sets of tests, and solutions in four languages (3 is Python). */
export const codecontests: Format<z.infer<typeof row>> = {
  name: 'codecontests',
  row: row.refine((value) => value.public_tests != null || value.private_tests != null, {
    message: 'has neither public_tests nor private_tests',
    path: ['public_tests'],
  }),
  uses: [
    'name',
    'description',
    'public_tests',
    'private_tests',
    'generated_tests',
    'solutions',
    'incorrect_solutions',
  ],
  read(row) {
    const tests = [row.public_tests, row.private_tests, row.generated_tests].flatMap((set) =>
      (set?.input ?? []).map((stdin, at) => ({ stdin, stdout: set?.output[at] ?? '' })),
    );
    if (tests.length === 0) throw new RowError('public_tests', 'the problem has no test');
    const isPython = (at: number) => [3, 'PYTHON3'].includes(row.solutions?.language[at] ?? '');
    const programs = (row.solutions?.solution ?? []).filter((_, at) => isPython(at));
    return {
      ...optional('id', row.name),
      domain: 'code',
      prompt: userPrompt(row.description.trim()),
      ground_truth: { verifier: 'code', language: 'python', tests, ...limits(row) },
      ...referencePrograms(programs),
      tags: tags(...(row.cf_tags ?? [])),
    };
  },
  sample: {
    name: 'sum',
    description: 'Print the sum of the two integers in the input.',
    public_tests: { input: ['1 2\n'], output: ['3\n'] },
    private_tests: { input: ['5 -5\n'], output: ['0\n'] },
    generated_tests: { input: [], output: [] },
    solutions: { language: [3], solution: ['print(sum(map(int, input().split())))'] },
    time_limit: { seconds: 2, nanos: 0 },
    memory_limit_bytes: 268435456,
    cf_tags: ['math'],
  },
};

function limits({ time_limit, memory_limit_bytes }: z.infer<typeof row>): {
  limits?: { time_s?: number; memory_mb?: number };
} {
  const time_s = Number(time_limit?.seconds ?? 0) + (time_limit?.nanos ?? 0) / 1e9;
  const memory_mb = Number(memory_limit_bytes ?? 0) / 2 ** 20;
  const found = { ...(time_s > 0 ? { time_s } : {}), ...(memory_mb > 0 ? { memory_mb } : {}) };
  return Object.keys(found).length > 0 ? { limits: found } : {};
}
