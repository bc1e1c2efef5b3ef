import { HttpError } from '../http-error.js';
import type { Service } from '../service.js';
import { rowsOf } from './body-rows.js';
import type { Endpoint } from './endpoint.js';

export const score = (service: Service): Endpoint => ({
  method: 'POST',
  path: '/score',
  summary: 'rate problems: quality and predicted pass rate',
  description:
    'Needs the server to be started with --scorer. A problem that was not rated has a fault, never a low score.',
  body: {
    schema: {
      description:
        'a problem in any format that rlvr reads, a list of them, or {"rows": […]}; all of one body in one format',
      anyOf: [{ type: 'object' }, { type: 'array', items: { type: 'object' } }],
    },
    example: { question: 'What is 3 + 4?', answer: '7' },
  },
  answer: {
    description: 'id, quality and difficulty of each problem',
    example: { id: 'request:…', quality: { score: 0.93, scorer: 'ngram-1' }, difficulty: { predicted: 0.9 } },
  },
  async handle(request, _reply, errand) {
    const { scoring, workshop, bounds } = service;
    if (scoring === undefined) {
      throw new HttpError(404, {
        code: 'no-scorer',
        message: 'this server has no scorer',
        hint: 'start it with --scorer ngram, or another; docs/scoring.md lists them',
      });
    }
    const { rows, as } = rowsOf(request.body, bounds.rows);
    const leave = workshop.admission.enter(rows.length);
    try {
      const good = rows.flatMap((one) => ('row' in one ? [one.row] : []));
      const scored = await scoring.score(good, errand);
      let next = 0;
      const answers = rows.map((one) => ('row' in one ? scored[next++] : { fault: one.defect }));
      return as === 'one' ? answers[0] : as === 'list' ? answers : { rows: answers };
    } finally {
      leave();
    }
  },
});
