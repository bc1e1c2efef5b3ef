/** Laws that hold for every stage, whatever it decides. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Problem } from '#datasets/problem.js';
import type { Result, StageContext } from '../pipeline/stage.js';
import { inPhases } from './in-phases.test.data.js';
import { stages } from './registry.js';

const context: StageContext = {
  seed: 7,
  jobs: 1,
  told: () => undefined,
  resolve: (path) => path,
  sourceRank: () => 0,
  judge: async (judgements) =>
    judgements.map(() => ({ reward: 1, outcome: 'correct' as const, reason: 'said so by the test' })),
};

const phrase = fc.array(
  fc.constantFrom('a', 'bag', 'holds', '7', 'red', 'apples', 'find', 'the', 'sum', 'x', '+', '3', '.'),
  {
    minLength: 1,
    maxLength: 40,
  },
);
const problems: fc.Arbitrary<Problem[]> = fc
  .array(fc.tuple(phrase, fc.constantFrom('math' as const, 'text' as const), fc.option(fc.string())), {
    maxLength: 25,
  })
  .map((rows) =>
    rows.map(([text, domain, solution], at) => ({
      id: `test:${at}`,
      domain,
      prompt: [{ role: 'user' as const, content: text.join(' ') }],
      ground_truth: { verifier: 'math' as const, answer: String(at) },
      ...(solution === null ? {} : { solution }),
      source: { dataset: 'test', row: at },
      tags: [],
      meta: {},
    })),
  );

async function runStage(stage: (typeof stages)[number], batch: readonly Problem[]): Promise<Result[]> {
  const run = await stage.open(stage.settings.parse({}), context);
  return inPhases(run, batch);
}

for (const stage of stages) {
  test(`${stage.name}: one result per problem, ids kept, input unchanged, nothing new dropped from its own output`, async () => {
    await fc.assert(
      fc.asyncProperty(problems, async (batch) => {
        const before = JSON.stringify(batch);
        const results = await runStage(stage, batch);
        expect(JSON.stringify(batch)).toBe(before);
        expect(results.map((result) => ('kept' in result ? result.kept : result.dropped).id)).toEqual(
          batch.map((problem) => problem.id),
        );
        const kept = results.flatMap((result) => ('kept' in result ? [result.kept] : []));
        const again = await runStage(stage, kept);
        expect(again.filter((result) => 'dropped' in result)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test(`${stage.name}: threads that share its rows can add up what they count`, async () => {
    const run = await stage.open(stage.settings.parse({}), context);
    if (run.anyThread && run.figures !== undefined) expect([run.tally, run.add]).not.toContain(undefined);
  });

  test(`${stage.name}: what runs sketch that see other rows, one run decides for all of them`, async () => {
    await fc.assert(
      fc.asyncProperty(problems, fc.nat(), async (batch, cut) => {
        const open = () => stage.open(stage.settings.parse({}), context);
        const whole = await open();
        if (whole.sketch === undefined) return;
        const results = await inPhases(whole, batch);
        const border = cut % (batch.length + 1);
        const parts = [batch.slice(0, border), batch.slice(border)] as const;
        const lanes = [await open(), await open()] as const;
        const deciding = await open();
        for (const [at, part] of parts.entries()) await deciding.gather?.(await lanes[at]?.sketch?.(part));
        await deciding.decide?.();
        const given = [deciding.decided?.(0, border), deciding.decided?.(border, batch.length)] as const;
        expect([
          ...(await lanes[1].apply(parts[0], given[0])),
          ...(await lanes[0].apply(parts[1], given[1])),
        ]).toEqual(results);
        for (const lane of lanes) deciding.add?.(JSON.parse(JSON.stringify(lane.tally?.() ?? null)));
        expect(deciding.figures?.()).toEqual(whole.figures?.());
      }),
      { numRuns: 40 },
    );
  });

  test(`${stage.name}: what shards of the rows keep, drop and count adds up to the whole`, async () => {
    await fc.assert(
      fc.asyncProperty(problems, fc.nat(), async (batch, cut) => {
        const open = () => stage.open(stage.settings.parse({}), context);
        const whole = await open();
        if (whole.sketch !== undefined) return;
        const results = await whole.apply(batch);
        const border = cut % (batch.length + 1);
        const shards = [await open(), await open()] as const;
        const parts = [
          ...(await shards[0].apply(batch.slice(0, border))),
          ...(await shards[1].apply(batch.slice(border))),
        ];
        expect(parts).toEqual(results);
        const sum = await open();
        for (const shard of shards) sum.add?.(JSON.parse(JSON.stringify(shard.tally?.() ?? null)));
        expect(sum.figures?.()).toEqual(whole.figures?.());
      }),
      { numRuns: 40 },
    );
  });
}
