/** A seeded part of bench/math/fuzz.ts, which runs it by the million. */
import { expect, test } from 'vitest';
import { math } from '#verifiers/math/index.js';
import { fuzzBlock } from '../../bench/math/fuzz-inputs.js';

const context = { sandbox: () => Promise.reject(new Error('the math verifier runs no code')) };

test('changed and grown answers get the same verdict twice, and never a fault', async () => {
  // The library for strange units is loaded once in a process, which takes a second of its own.
  await math.verify('\\boxed{7 \\text{ Pa}}', { verifier: 'math', answer: '3 \\text{ psi}' }, context);
  for (const { gold, answer } of [...fuzzBlock(42, 0), ...fuzzBlock(42, 1)]) {
    const truth = { verifier: 'math', answer: gold } as const;
    const start = process.cpuUsage();
    const verdict = await math.verify(`\\boxed{${answer}}`, truth, context);
    // Of the processor, not of the clock: below 100 ms on an idle core, and what else a busy one does is not counted.
    const { user, system } = process.cpuUsage(start);
    expect([gold, answer, user + system < 1_000_000]).toEqual([gold, answer, true]);
    expect([gold, answer, verdict.reward]).not.toEqual([gold, answer, null]);
    expect(await math.verify(`\\boxed{${answer}}`, truth, context)).toEqual(verdict);
  }
});
