/** POST /verify: one row, a list, `{rows}`, or lines that are judged while they come in. */
import { Readable } from 'node:stream';
import type { Row } from '#datasets/problem.js';
import { orderedMap } from '../../ordered-map.js';
import { type InputRow, streamedRows } from '../../verify/input-rows.js';
import { outputRow } from '../../verify/judge-rows.js';
import { wholeGroups } from '../../verify/whole-groups.js';
import type { Service } from '../service.js';
import type { Errand } from '../work/errand.js';
import { judgeRequest, judgeStreamed } from '../work/judge-request.js';
import { rowsOf } from './body-rows.js';
import { type Endpoint, isOn, queryOf } from './endpoint.js';
import { verifyRow } from './schemas.js';

/** Rows of a stream that are judged together, and such batches under way. */
const streamBatch = 64;
const streamInFlight = 4;

export const verify = (service: Service): Endpoint => ({
  method: 'POST',
  path: '/verify',
  summary: 'judge completions against their ground truth',
  description:
    'One row, a list of rows, or {"rows": […]}; the answer has the same form, in the same order. Lines (application/x-ndjson) are judged ' +
    'while they come in and answered line by line, however many they are. A row that cannot be read has the reward null and says why; ' +
    'the others are judged.',
  query: {
    echo: { schema: { type: 'boolean' }, description: 'answer with the whole row, as rlvr verify does' },
  },
  body: {
    schema: {
      oneOf: [
        verifyRow,
        { type: 'array', items: verifyRow },
        { type: 'object', properties: { rows: { type: 'array', items: verifyRow } } },
      ],
    },
    example: { completion: 'so the answer is \\boxed{0.5}', ground_truth: '\\frac12' },
    lines: true,
  },
  answer: {
    description: 'id, reward and verdict of each row; rewards and verdicts for a row of several completions',
    example: {
      reward: 1,
      verdict: {
        outcome: 'correct',
        extracted: '0.5',
        rule: 'boxed',
        reason: 'equal as rational numbers',
        ms: 0.9,
      },
    },
  },
  async handle(request, reply, errand) {
    const only = !isOn(queryOf(request).echo);
    if (request.body instanceof Readable) {
      void reply.type('application/x-ndjson');
      return Readable.from(judgedLines(request.body, only, service, errand));
    }
    const { rows, as } = rowsOf(request.body, service.bounds.rows);
    const done = await judgeRequest(rows, service, errand);
    const answers = done.map((one) => outputRow(one, only));
    return as === 'one' ? answers[0] : as === 'list' ? answers : { rows: answers };
  },
});

async function* judgedLines(
  body: Readable,
  only: boolean,
  service: Service,
  errand: Errand,
): AsyncGenerator<string> {
  // A stream claims what it can have under way at most, so that the many rows behind need no room.
  const leave = service.workshop.admission.enter(streamBatch * streamInFlight);
  try {
    const { groupBy } = service.rewards;
    const lines = streamedRows(body, {
      name: 'line',
      size: streamBatch,
      maxRowBytes: service.bounds.rowBytes,
    });
    const rows: AsyncIterable<InputRow[]> = groupBy === undefined ? lines : wholeGroups(lines, groupBy);
    const judged = orderedMap(rows, streamInFlight, async (batch) => {
      // The deadline is on each batch: a stream may take as long as its client does.
      const part = errand.part();
      return judgeStreamed(batch, service, part).finally(() => part.end());
    });
    for await (const batch of judged) {
      if (errand.signal.aborted) return;
      yield batch.map((one): string => `${JSON.stringify(outputRow(one, only) as Row)}\n`).join('');
    }
  } finally {
    leave();
  }
}
