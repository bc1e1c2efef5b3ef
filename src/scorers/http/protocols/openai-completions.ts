import { z } from 'zod';
import { openaiIdentity } from '../../../endpoints/index.js';
import { judgeSettings, questionsOf, readQuestion } from '../judge/questions.js';
import type { Protocol, Reading } from '../protocol.js';
import { property } from '../rows.js';

const choice = z.looseObject({
  index: z.int().nonnegative(),
  text: z.string(),
  finish_reason: z.string().nullish(),
  logprobs: z
    .looseObject({ top_logprobs: z.array(z.record(z.string(), z.number()).nullable()).nullish() })
    .nullish(),
});

/** A completion model as a judge: many prompts a request, each ending where the verdict begins. */
export const openaiCompletions: Protocol = {
  name: 'openai-completions',
  identity: openaiIdentity,
  reads: judgeSettings,
  exchanges: (given) =>
    questionsOf(given).map((question) => ({
      path: '/v1/completions',
      textsPerRequest: given.settings.batch,
      body: (texts) => ({
        model: given.model,
        prompt: texts.map((text) => `${question.prompt(text)}\nAnswer:`),
        max_tokens: question.maxTokens,
        temperature: question.reading === 'samples' ? 1 : 0,
        ...(question.reading === 'logprobs' && { logprobs: question.topLogprobs }),
        ...(question.reading === 'samples' && { n: question.samples, seed: given.settings.seed }),
      }),
      read: (answer, count): Reading => {
        const choices = z.array(choice).safeParse(property(answer, 'choices')).data;
        if (!choices) return { unreadable: 'the answer has no choices' };
        if (choices.length !== count * question.samples)
          return { unreadable: `the answer has ${choices.length} choices for ${count} texts` };
        // The choices of prompt p are numbered from p × n.
        const inOrder = choices.toSorted((a, b) => a.index - b.index);
        if (inOrder.some((one, at) => one.index !== at))
          return { unreadable: 'the choices are not numbered in order' };
        return Array.from({ length: count }, (_, at) =>
          readQuestion(
            question,
            inOrder.slice(at * question.samples, (at + 1) * question.samples).map((one) => ({
              text: one.text,
              finish: one.finish_reason ?? 'stop',
              first: firstToken(one.logprobs?.top_logprobs?.[0]),
            })),
          ),
        );
      },
    })),
};

function firstToken(alternatives: Record<string, number> | null | undefined) {
  return alternatives
    ? Object.entries(alternatives).map(([token, logprob]) => ({ token, logprob }))
    : undefined;
}
