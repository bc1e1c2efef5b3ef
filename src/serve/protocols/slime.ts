/** slime's remote reward (`--rm-type remote_rm --rm-url`): one sample, answered with a number. It asks again after an error. */
import type { Row } from '#datasets/problem.js';
import { isRow } from '../endpoints/body-rows.js';
import { type Endpoint, isOn, queryOf } from '../endpoints/endpoint.js';
import { unusable } from '../http-error.js';
import type { Service } from '../service.js';
import { floatText, rewardsOf } from './known-rewards.js';

const sample = {
  type: 'object',
  properties: { prompt: {}, response: { type: 'string' }, label: {} },
  required: ['response', 'label'],
};

export const slime = (service: Service): Endpoint => ({
  method: 'POST',
  path: '/slime',
  summary: 'slime’s remote reward',
  description: '503 when the completion could not be judged, which slime asks for again, up to ten times.',
  query: {
    object: {
      schema: { type: 'boolean' },
      description: 'answer {"score": …} for slime’s --reward-key score',
    },
  },
  body: {
    schema: { oneOf: [sample, { type: 'array', items: sample }] },
    example: { prompt: '1+1=', response: '2', label: '2' },
  },
  answer: { description: 'the reward; a list for a list of samples', example: 1 },
  async handle(request, reply, errand) {
    const { body } = request;
    const samples = Array.isArray(body) ? body : [body];
    const rewards = await rewardsOf(samples.map(readSample), service, errand);
    const asObject = isOn(queryOf(request).object);
    const answers = rewards.map(({ reward, outcome }) =>
      asObject ? `{"score":${floatText(reward)},"outcome":"${outcome}"}` : floatText(reward),
    );
    void reply.type('application/json');
    return Array.isArray(body) ? `[${answers.join(',')}]` : answers[0];
  },
});

function readSample(value: unknown): Row {
  const { prompt, response, label } = isRow(value) ? value : {};
  if (response !== undefined && label !== undefined && label !== null)
    return { completion: response, ground_truth: label, prompt };
  throw unusable(
    'a sample needs `response` and `label`',
    'start slime with --label-key, so that it sends the ground truth',
  );
}
