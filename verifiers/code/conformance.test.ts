/** The tables of cases in conformance/: adding one needs no code here. */

import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bubblewrap } from '#sandboxes/bubblewrap/index.js';
import type { Language } from '#sandboxes/languages.js';
import { probe } from '#sandboxes/probe.js';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { extract } from './extract.js';
import { type CodeGroundTruth, code } from './index.js';

const table = (name: string) =>
  JSON.parse(readFileSync(new URL(`./conformance/${name}.json`, import.meta.url), 'utf8'));

interface ExtractionCase {
  readonly name: string;
  readonly language: Language;
  readonly completion: string;
  readonly code: string | null;
  readonly rule?: string;
  readonly entry_point?: string;
  readonly continues?: boolean;
}

test.each(table('extraction').cases as ExtractionCase[])('extraction, $language: $name', (one) => {
  const found = extract(one.completion, one.entry_point, one.continues ?? false, one.language);
  expect(found?.code ?? null).toBe(one.code);
  if (one.rule) expect(found?.rule).toBe(one.rule);
});

interface TestFileProblem {
  readonly setup: string;
  readonly tests: string;
  readonly right: string[];
  readonly wrong: string[];
  readonly hostile: string[];
  readonly entry?: string;
  /** Where its name says more than the language. */
  readonly language?: Language;
}

const available = await probe(bubblewrap);
const here = await bubblewrap.languages();
const required = (process.env.RLVR_REQUIRE ?? '').split(',').includes('bubblewrap');

describe.skipIf(!available.works && !required)('test files', () => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await bubblewrap.open({ workers: 2 });
  });
  afterAll(() => sandbox.close());
  const judge = (completion: string, groundTruth: CodeGroundTruth) =>
    code.verify(completion, groundTruth, { sandbox: async () => sandbox });

  const problems = Object.entries(table('test-files').problems) as [string, TestFileProblem][];
  describe.each(problems)('%s', (name, problem) => {
    const language = problem.language ?? (name as Language);
    const there = here[language];
    const groundTruth: CodeGroundTruth = {
      verifier: 'code',
      language,
      entry_point: problem.entry ?? 'triple',
      setup: problem.setup,
      tests: [{ source: problem.tests }],
    };
    if (!there.works) {
      test(`is not here: a fault names ${there.remedy}`, async () => {
        const verdict = await judge(problem.right[0] ?? '', groundTruth);
        expect(verdict).toMatchObject({ reward: null, outcome: 'fault' });
        expect(verdict.reason).toContain(there.remedy);
      });
      return;
    }
    test.each(problem.right)(
      'right: %j',
      async (completion) => {
        expect(await judge(completion, groundTruth)).toMatchObject({ reward: 1, outcome: 'correct' });
      },
      60_000,
    );
    test.each([...problem.wrong, ...problem.hostile])(
      'earns nothing: %j',
      async (completion) => {
        const verdict = await judge(completion, groundTruth);
        expect(verdict).toMatchObject({ reward: 0, outcome: 'incorrect' });
        expect(verdict.tests?.outcomes[0]).not.toBe('compile_error');
      },
      60_000,
    );
  });
});
