import { Readable } from 'node:stream';
import { streamedRows } from '../../verify/input-rows.js';
import type { FeedbackTaken } from '../sampling.js';
import type { Service } from '../service.js';
import { rowsOf } from './body-rows.js';
import type { Endpoint } from './endpoint.js';
import { samplingOf } from './sample.js';

const batch = 1024;

export const feedback = (service: Service): Endpoint => ({
  method: 'POST',
  path: '/feedback',
  summary: 'how problems went, for the sampler',
  description:
    'The rows that rlvr sample --feedback reads: {"id", "rewards"}, {"id", "pass_rate", "samples"}, or what /verify answered. What is ' +
    'taken in is in the state file before the answer is sent.',
  body: {
    schema: { anyOf: [{ type: 'object' }, { type: 'array', items: { type: 'object' } }] },
    example: { id: 'gsm8k:1', rewards: [1, 0, 1, null] },
    lines: true,
  },
  answer: {
    description: 'how much was taken in, and the rows that were not; the others count',
    example: { feedback: 1, samples: 3, bad_rows: [] },
  },
  async handle(request) {
    const sampling = samplingOf(service);
    if (!(request.body instanceof Readable)) {
      const { rows } = rowsOf(request.body, service.bounds.rows);
      return sampling.take(rows.map((one) => ('row' in one ? one.row : undefined)));
    }
    const all: FeedbackTaken = { feedback: 0, samples: 0, bad_rows: [] };
    const lines = streamedRows(request.body, {
      name: 'line',
      size: batch,
      maxRowBytes: service.bounds.rowBytes,
    });
    let before = 0;
    for await (const rows of lines) {
      const taken = sampling.take(rows.map((one) => ('row' in one ? one.row : undefined)));
      all.feedback += taken.feedback;
      all.samples += taken.samples;
      for (const bad of taken.bad_rows) all.bad_rows.push({ ...bad, row: before + bad.row });
      before += rows.length;
    }
    return all;
  },
});
