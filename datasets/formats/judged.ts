import { z } from 'zod';
import { groundTruth } from '#verifiers/ground-truth.js';
import { plural } from '#verifiers/plural.js';
import { type Draft, type Format, judgedCompletion, message, type Row, RowError } from '../problem.js';
import { parseProblem } from '../read-problem.js';
import { userPrompt } from './fields.js';

const completion = z.union([z.string(), z.array(z.looseObject({ role: z.string() })).min(1)]);
const reward = z.number().nullable();

const row = z
  .looseObject({
    completions: z.array(completion).optional(),
    completion: completion.optional(),
    rewards: z.array(reward).optional(),
    reward: reward.optional(),
    verdicts: z.array(judgedCompletion).optional(),
    verdict: judgedCompletion.optional(),
    problem: z.looseObject({ id: z.string(), source: z.unknown().optional() }).optional(),
    prompt: z.union([z.string().min(1), z.array(message).min(1)]).optional(),
    ground_truth: z.unknown().optional(),
    model: z.string().min(1).optional(),
    tokens: z.unknown().optional(),
  })
  .refine(({ problem, prompt }) => problem ?? prompt, { message: 'or `problem` is needed', path: ['prompt'] })
  .refine((given) => given.completions ?? given.completion, {
    message: 'or `completions` is needed',
    path: ['completion'],
  })
  .refine((given) => given.rewards ?? (given.reward !== undefined || undefined), {
    message: 'or `rewards` is needed',
    path: ['reward'],
  });

/** What `rlvr verify` writes: completions with their rewards and verdicts, and the problem whole or as prompt and ground truth. */
export const judged: Format<z.infer<typeof row>> = {
  name: 'judged',
  row,
  uses: [
    ...['completions', 'completion', 'rewards', 'reward', 'verdicts', 'verdict'],
    ...['problem', 'prompt', 'ground_truth', 'model', 'tokens', 'id'],
  ],
  read(given) {
    const rollout = rolloutOf(given);
    if (given.problem !== undefined) return { ...parseProblem(given.problem), rollout };
    const parsed = groundTruth.safeParse(given.ground_truth);
    if (!parsed.success) throw new RowError('ground_truth', 'ground_truth is none that can be read');
    const domain = parsed.data.verifier;
    const prompt = typeof given.prompt === 'string' ? userPrompt(given.prompt) : given.prompt;
    const { id } = given;
    return {
      ...(typeof id === 'string' && id !== '' ? { id } : {}),
      domain,
      prompt: prompt as Draft['prompt'],
      ground_truth: parsed.data,
      rollout,
    };
  },
  sample: {
    prompt: 'How many legs have six spiders?',
    ground_truth: '48',
    completions: ['Six times eight: \\boxed{48}', 'Six times six: \\boxed{36}'],
    rewards: [1, 0],
    verdicts: [{ outcome: 'correct' }, { outcome: 'incorrect' }],
  },
};

function rolloutOf(given: z.infer<typeof row>): NonNullable<Draft['rollout']> {
  const completions = (given.completions ?? [given.completion ?? '']).map(textOf);
  const rewards = given.rewards ?? [given.reward ?? null];
  const verdicts = given.verdicts ?? (given.verdict && [given.verdict]);
  for (const [field, list] of Object.entries({ rewards, ...(verdicts && { verdicts }) })) {
    if (list.length !== completions.length) {
      throw new RowError(
        field,
        `${field} has ${list.length} for ${completions.length} ${plural(completions.length, 'completion')}`,
      );
    }
  }
  const { model, tokens } = given;
  const lengths = [tokens ?? []].flat();
  const counted = lengths.length === completions.length && lengths.every((one) => Number.isInteger(one));
  return {
    completions,
    ...(model === undefined ? {} : { model }),
    ...(counted && lengths.length > 0 ? { tokens: lengths as number[] } : {}),
    rewards,
    // How long a judgement took says nothing of the completion.
    ...(verdicts === undefined ? {} : { verdicts: verdicts.map(({ ms: _, ...verdict }) => verdict) }),
  };
}

function textOf(value: string | readonly Row[]): string {
  if (typeof value === 'string') return value;
  const { content } = value.findLast((turn) => turn.role === 'assistant') ?? {};
  if (typeof content === 'string') return content;
  throw new RowError('completions', 'a completion has no assistant turn with text');
}
