import { z } from 'zod';
import { type GroundTruth, groundTruth } from '#verifiers/ground-truth.js';
import { type Draft, domain, type Format, type Problem, type Row, RowError } from '../problem.js';
import { asText, mathAnswer, optional, text, textOrNumber, userPrompt } from './fields.js';
import { parseJsonPath, valueAt } from './json-path.js';

const path = z.string().min(1).describe('a path to a field, such as $.meta.gold');

/** Where a recipe says that the parts of a problem stand in its rows. Values are JSON paths, but for `verifier` and `domain`. */
export const fieldMap = z
  .strictObject({
    prompt: path,
    system: path.optional(),
    answer: path.optional(),
    solution: path.optional(),
    ground_truth: path.optional(),
    tests: path.optional().describe('a list of Python asserts, or of tests as ground truths write them'),
    entry_point: path.optional(),
    setup: path.optional(),
    choices: path.optional(),
    completions: path.optional(),
    id: path.optional(),
    split: path.optional(),
    license: path.optional(),
    tags: path.optional(),
    verifier: z
      .enum(['math', 'choice', 'text'])
      .optional()
      .describe('what `answer` is for; math unless said'),
    domain: domain.optional(),
  })
  .refine(
    (map) => [map.answer, map.solution, map.ground_truth, map.tests].some((part) => part !== undefined),
    {
      message: 'map one of answer, solution, ground_truth and tests: without them nothing can be judged',
    },
  );
export type FieldMap = z.infer<typeof fieldMap>;

type Fetch = <T>(name: keyof FieldMap, shape: z.ZodType<T>) => T | undefined;

const anyRow = z.record(z.string(), z.unknown());
const textList = z.union([z.array(z.string()), z.string().transform((one) => [one])]);
const messages = z
  .array(z.object({ role: z.enum(['system', 'user', 'assistant']), content: z.string() }))
  .min(1);
const promptShape = z.union([text, messages]);
const testList = z.array(z.union([z.string().transform((assert) => ({ assert })), z.looseObject({})])).min(1);

/** A format made of a recipe's field map, for rows that no format knows. */
export function customFormat(map: FieldMap): Format {
  const { verifier: _verifier, domain: _domain, ...parts } = map;
  const paths = new Map(Object.entries(parts).map(([name, path]) => [name, parseJsonPath(path as string)]));
  // A field of which only an inner part is used stays in meta whole.
  const uses = [...paths.values()].flatMap((path) => (path.length === 1 ? [String(path[0])] : []));
  return {
    name: 'custom',
    row: anyRow,
    uses,
    read: (row) => draft(map, fetcher(row, paths, map), Object.keys(row)),
    sample: { question: 'What is 6 * 7?', meta: { gold: '42' } },
  };
}

function fetcher(row: Row, paths: ReadonlyMap<string, readonly (string | number)[]>, map: FieldMap): Fetch {
  return (name, shape) => {
    const path = paths.get(name);
    const value = path === undefined ? undefined : valueAt(row, path);
    if (value === undefined || value === null || value === '') return undefined;
    const parsed = shape.safeParse(value);
    if (parsed.success) return parsed.data;
    const issue = parsed.error.issues[0]?.message ?? 'is of a wrong type';
    throw new RowError(String(map[name]), `${String(map[name])} cannot be the ${name}: ${issue}`);
  };
}

function draft(map: FieldMap, fetch: Fetch, fields: readonly string[]): Draft {
  const prompt = fetch('prompt', promptShape);
  if (prompt === undefined)
    throw new RowError(
      map.prompt,
      `${map.prompt} is missing or empty: there is no prompt; the row has ${fields.slice(0, 20).join(', ')}`,
    );
  const system = fetch('system', text);
  const truth = truthOf(map, fetch);
  const completions = fetch('completions', textList);
  const tags = fetch('tags', textList);
  const turns = typeof prompt === 'string' ? userPrompt(prompt) : prompt;
  return {
    ...optional('id', fetch('id', textOrNumber)),
    domain: map.domain ?? domainOf(truth),
    prompt: system === undefined ? turns : [{ role: 'system', content: system }, ...turns],
    ...(truth === undefined ? {} : { ground_truth: truth }),
    ...optional('solution', fetch('solution', text)),
    ...(completions === undefined ? {} : { rollout: { completions } }),
    ...optional('split', fetch('split', text)),
    ...optional('license', fetch('license', text)),
    ...(tags === undefined ? {} : { tags }),
  };
}

function truthOf(map: FieldMap, fetch: Fetch): GroundTruth | undefined {
  const whole = fetch('ground_truth', groundTruth);
  if (whole !== undefined) return whole;
  const tests = fetch('tests', testList);
  if (tests !== undefined) {
    const entry = optional('entry_point', fetch('entry_point', text));
    const setup = optional('setup', fetch('setup', text));
    return checked({ verifier: 'code', language: 'python', ...entry, ...setup, tests }, map.tests);
  }
  const answer = fetch('answer', textOrNumber);
  if (answer === undefined) return undefined;
  if (map.verifier === 'text') return { verifier: 'text', answer: asText(answer) };
  if (map.verifier !== 'choice') return mathAnswer(answer);
  const choices = fetch('choices', z.array(z.string()));
  return checked({ verifier: 'choice', answer, ...(choices === undefined ? {} : { choices }) }, map.answer);
}

function checked(value: unknown, field = 'ground_truth'): GroundTruth {
  const parsed = groundTruth.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new RowError(field, `${field} makes no ground truth: ${parsed.error.issues[0]?.message ?? ''}`);
}

function domainOf(truth: GroundTruth | undefined): Problem['domain'] {
  return truth === undefined ? 'math' : truth.verifier;
}
