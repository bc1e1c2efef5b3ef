/**
 * OpenRLHF's remote reward (`--reward.remote_url`, formerly `--remote_rm_url`). It sends the whole text, prompt and answer in one, and
 * has no word for a reward that is not known: it asks again after an error, up to five times, and so such a batch is an error here.
 */
import type { Row } from '#datasets/problem.js';
import { isRow } from '../endpoints/body-rows.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { unusable } from '../http-error.js';
import type { Service } from '../service.js';
import { completionIn } from './completion-in.js';
import { floatText, rewardsOf } from './known-rewards.js';

const list = { type: 'array', items: { type: 'string' } };

export const openrlhf = (service: Service): Endpoint => ({
  method: 'POST',
  path: '/openrlhf',
  summary: 'OpenRLHF’s remote reward',
  description:
    'A query is its prompt and the answer; the prompt is taken off, so that nothing in it counts as an answer. 503 when a completion ' +
    'could not be judged, which OpenRLHF asks for again.',
  body: {
    schema: {
      type: 'object',
      properties: { query: list, prompts: list, labels: list },
      required: ['query', 'labels'],
    },
    example: { query: ['1+1=2'], prompts: ['1+1='], labels: ['2'] },
  },
  answer: {
    description: 'a reward for each query',
    example: { rewards: [1], scores: [1], extra_logs: { correct: [1] } },
  },
  async handle(request, reply, errand) {
    const rows = readQueries(request.body);
    const done = await rewardsOf(rows, service, errand);
    const rewards = `[${done.map(({ reward }) => floatText(reward)).join(',')}]`;
    const correct = `[${done.map(({ outcome }) => floatText(outcome === 'correct' ? 1 : 0)).join(',')}]`;
    void reply.type('application/json');
    return `{"rewards":${rewards},"scores":${rewards},"extra_logs":{"correct":${correct}}}`;
  },
});

function readQueries(body: unknown): Row[] {
  const { query: queries, prompts, labels } = isRow(body) ? body : {};
  if (!Array.isArray(queries) || !Array.isArray(labels) || labels.length !== queries.length) {
    throw unusable(
      'the body needs `query` and `labels`, lists of the same length',
      'start OpenRLHF with --data.label_key, so that it sends the ground truth',
    );
  }
  return queries.map((query, at) => {
    const prompt = Array.isArray(prompts) ? prompts[at] : undefined;
    if (typeof query !== 'string') throw unusable(`query[${at}] is no text`, 'send the text of the answer');
    const completion = completionIn(query, typeof prompt === 'string' ? prompt : '');
    if (completion === undefined) {
      throw unusable(
        `query[${at}] does not hold its prompt, so that the answer in it cannot be told from the question`,
        'send the prompt as it stands in the query, or only the answer and no prompts',
      );
    }
    return { completion, ground_truth: labels[at], prompt };
  });
}
