/** Runs a suite over every backend that works here; the others are skipped with the reason, or fail where they are required. */

import { describe, test } from 'vitest';
import { backends } from '#sandboxes/index.js';
import { probe } from '#sandboxes/probe.js';
import type { Backend } from '#sandboxes/sandbox.js';

const required = (process.env.RLVR_REQUIRE ?? '').split(',');

export async function describeBackend(backend: Backend, suite: (backend: Backend) => void): Promise<void> {
  const availability = await probe(backend);
  if (availability.works) {
    describe(backend.name, () => suite(backend));
    return;
  }
  const why = `${availability.reason.trim()}; ${availability.remedy}`;
  describe(`${backend.name} (skipped: ${why})`, () => {
    if (!required.includes(backend.name)) return test.skip(why, () => undefined);
    test(`${backend.name} is required here`, () => {
      throw new Error(why);
    });
  });
}

export async function describeEachBackend(suite: (backend: Backend) => void): Promise<void> {
  for (const backend of backends) await describeBackend(backend, suite);
}
