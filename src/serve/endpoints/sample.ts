import { emits } from '../../sampling/index.js';
import { HttpError, unusable } from '../http-error.js';
import type { Sampling } from '../sampling.js';
import type { Service } from '../service.js';
import { type Endpoint, queryOf } from './endpoint.js';

export const sample = (service: Service): Endpoint => ({
  method: 'GET',
  path: '/sample',
  summary: 'the next batch of problems',
  description:
    'Needs the server to be started with --dataset. Draws what rlvr sample would draw. With ?step=n a request that is sent again gets the ' +
    'same batch; without it, a batch whose reader went away is given to the next.',
  query: {
    emit: { schema: { enum: emits }, description: 'what the answer holds: problems, ids or indices' },
    step: {
      schema: { type: 'integer' },
      description: 'the step to draw for: the next one, or the last again',
    },
  },
  answer: { description: 'the batch', example: { step: 0, ids: ['gsm8k:1', 'gsm8k:7'] } },
  async handle(request, reply) {
    const sampling = samplingOf(service);
    const { emit = 'problems', step } = queryOf(request);
    const form = emits.find((one) => one === emit);
    if (form === undefined) throw unusable(`emit is ${emit}`, `give one of ${emits.join(', ')}`);
    if (step !== undefined && !/^\d+$/.test(String(step)))
      throw unusable(`step is ${step}`, 'give a whole number');
    const batch = sampling.next(step === undefined ? undefined : Number(step));
    reply.raw.once('close', () => {
      if (reply.raw.writableFinished) sampling.delivered(batch);
    });
    void reply.type('application/json');
    return sampling.line(batch, form);
  },
});

/** @throws HttpError when the server draws from no dataset */
export function samplingOf({ sampling }: Service): Sampling {
  if (sampling !== undefined) return sampling;
  throw new HttpError(404, {
    code: 'no-dataset',
    message: 'this server draws from no dataset',
    hint: 'start it with --dataset RUN-FOLDER, and with --state FILE to remember',
  });
}
