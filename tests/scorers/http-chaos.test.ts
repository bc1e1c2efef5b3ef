/** Two servers that misbehave at random, by seed: whatever comes together, the ratings are right. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lend } from './lend.js';
import { expectedQualities, openHttp, problems, qualitiesOf, scoreAll } from './opened.js';
import type { Rule } from './server/faults.js';

const { server } = lend();

const times = fc.integer({ min: 1, max: 4 });
const text = fc.option(
  fc.integer({ min: 0, max: 79 }).map((at) => `Problem ${at}:`),
  { nil: undefined },
);
const fault: fc.Arbitrary<Rule> = fc.oneof(
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constantFrom(429, 500, 502, 503, 424, 408),
    times,
  }),
  fc.record({
    kind: fc.constant('status' as const),
    status: fc.constant(429),
    headers: fc.constantFrom({ 'retry-after': '0' }, { 'retry-after': '0.05' }, { 'retry-after': 'soon' }),
    times,
  }),
  fc.record({
    kind: fc.constantFrom('reset' as const, 'cut' as const, 'half-json' as const, 'short' as const),
    times,
  }),
  fc.record({ kind: fc.constant('not-json' as const), times }),
  fc.record({ kind: fc.constant('slow' as const), ms: fc.constantFrom(5, 60), times }),
  fc
    .record({ kind: fc.constantFrom('null-row' as const, 'nan-row' as const), text, times })
    .map(({ text: one, ...rule }) => ({ ...rule, ...(one !== undefined && { text: one }) })),
);
const faults = fc.array(fault, { maxLength: 6 });

test('every row of every run ends with its rating', async () => {
  const servers = [await server(), await server()] as const;
  const rows = problems(80);
  const wanted = await expectedQualities(rows);
  const settings = {
    urls: servers.map(({ url }) => url),
    batch: 4,
    concurrency: 2,
    retries: 12,
    backoff_s: 0.005,
  };
  const run = fc.asyncProperty(
    faults,
    faults,
    fc.constantFrom('tei-predict', 'openai-chat'),
    async (a, b, protocol) => {
      const { scorer } = await openHttp({
        ...settings,
        protocol,
        ...(protocol === 'tei-predict' && { quality_label: 'good' }),
      });
      await servers[0].faults(...a);
      await servers[1].faults(...b);
      const got = qualitiesOf(await scoreAll(scorer, rows));
      await scorer.close();
      for (const one of servers) await one.faults();
      got.forEach((quality, at) => {
        expect(quality).toBeCloseTo(wanted[at] as number, 9);
      });
    },
  );
  await fc.assert(run, { numRuns: 20, endOnFailure: true });
});
