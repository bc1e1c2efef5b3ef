/** Every language that a backend has here runs, is compiled once, and its compiler is as confined as its programs. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { languageNames, languages } from '#sandboxes/languages.js';
import type { Language, Limits, Program, Run, Sandbox } from '#sandboxes/sandbox.js';
import { describeEachBackend } from './each-backend.js';
import { refused } from './refused-sources.js';

const limits: Limits = { timeMs: 10_000, memoryBytes: 268435456, outputBytes: 65536 };
const program = (language: Language, source: string, stdin = ''): Program => {
  const entry = languages[language].fileName;
  return { language, files: { [entry]: source }, entry, stdin };
};
const sum = (language: Language): string =>
  readFileSync(new URL(`./programs/sum.${language}`, import.meta.url), 'utf8');

await describeEachBackend((backend) => {
  describe('languages', async () => {
    const here = await backend.languages();
    let sandbox: Sandbox;
    beforeAll(async () => {
      sandbox = await backend.open({ workers: 2 });
    });
    afterAll(() => sandbox.close());

    for (const language of languageNames) {
      const there = here[language];
      if (!there.works) {
        test(`${language} is not here: a run says what would bring it`, async () => {
          const run = await sandbox.run(program(language, sum(language), '20 22\n'), limits);
          expect(run.ending).toBe('sandbox_failure');
          expect(run.detail).toContain(there.remedy);
        });
        continue;
      }
      test(`${language} reads its input and prints`, async () => {
        const run = await sandbox.run(program(language, sum(language), '20 22\n'), limits);
        expect(run).toMatchObject({ ending: 'exited', exitCode: 0, stdout: '42\n' });
        expect(run.wallMs).toBeGreaterThan(0);
      });
    }

    test.skipIf(!here.php.works)('php has its usual extensions, and runs assertions', async () => {
      const source =
        "<?php\necho ctype_upper('AB') && iconv('UTF-8', 'ASCII', 'a') === 'a' ? 'whole' : 'part';\nassert(1 === 2);\n";
      const run = await sandbox.run(program('php', source), limits);
      expect(run.stdout).toBe('whole');
      expect(run.exitCode).toBe(255);
      expect(run.stderr).toContain('AssertionError');
    });

    test.each(refused.filter(({ language }) => here[language].works))(
      'the compiler of $language is confined: $name',
      async ({ language, source, says }) => {
        const run: Run = await sandbox.run(program(language, source), limits);
        expect(run.ending).toBe('compile_error');
        expect(`${run.stderr}${run.detail}`).toMatch(says);
        expect(run.stderr).not.toContain('root:x:0:0');
        const next = await sandbox.run(program(language, sum(language), '1 2\n'), limits);
        expect(next.stdout).toBe('3\n');
      },
      120_000,
    );
  });
});
