import { z } from 'zod';
import { openaiIdentity } from '../../../endpoints/index.js';
import { judgeSettings, questionsOf, readQuestion } from '../judge/questions.js';
import type { Protocol } from '../protocol.js';
import { property } from '../rows.js';

const choice = z.looseObject({
  message: z.looseObject({ content: z.string().nullish() }),
  finish_reason: z.string().nullish(),
  logprobs: z
    .looseObject({
      content: z
        .array(
          z.looseObject({
            top_logprobs: z.array(z.looseObject({ token: z.string(), logprob: z.number() })),
          }),
        )
        .nullish(),
    })
    .nullish(),
});

/** A chat model as a judge: one question about one problem a request, its verdict read from the first token. */
export const openaiChat: Protocol = {
  name: 'openai-chat',
  identity: openaiIdentity,
  reads: judgeSettings,
  exchanges: (given) =>
    questionsOf(given).map((question) => ({
      path: '/v1/chat/completions',
      textsPerRequest: 1,
      body: ([text = '']) => ({
        model: given.model,
        messages: [{ role: 'user', content: question.prompt(text) }],
        max_tokens: question.maxTokens,
        temperature: question.reading === 'samples' ? 1 : 0,
        ...(question.reading === 'logprobs' && { logprobs: true, top_logprobs: question.topLogprobs }),
        ...(question.reading === 'samples' && { n: question.samples, seed: given.settings.seed }),
      }),
      read: (answer) => {
        const choices = z.array(choice).safeParse(property(answer, 'choices')).data;
        if (!choices) return { unreadable: 'the answer has no choices' };
        const replies = choices.map(({ message, finish_reason, logprobs }) => ({
          text: message.content ?? '',
          finish: finish_reason ?? 'stop',
          first: logprobs?.content?.[0]?.top_logprobs,
        }));
        return [readQuestion(question, replies)];
      },
    })),
};
