/** Hostile programs against every backend: none gets out, each ends as it must, none leaves anything to the next. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Run, Sandbox } from '#sandboxes/sandbox.js';
import { describeEachBackend } from '../sandboxes/each-backend.js';
import { type AttackLanguage, attackLanguages, attacks, differenceFor, readProgram } from './fixtures.js';

const limits = { memoryBytes: 134217728, outputBytes: 65536 };
const probe = readProgram('./probe.py');

await describeEachBackend((backend) => {
  let sandbox: Sandbox;
  let clean: Run;
  const run = (source: string, timeMs = 1500, language: AttackLanguage = 'python'): Promise<Run> => {
    const entry = `main${attackLanguages[language]}`;
    const program = { language, files: { [entry]: source }, entry, stdin: 'x' };
    return sandbox.run(program, { ...limits, timeMs });
  };
  /** In differences.json a Python program goes by its name, another by its file's. */
  const differenceOf = (name: string, language: AttackLanguage) =>
    differenceFor(backend.name, language === 'python' ? name : `${name}${attackLanguages[language]}`);
  beforeAll(async () => {
    // One worker, so that the program after an attack runs where the attack ran.
    sandbox = await backend.open({ workers: 1 });
    clean = await run(probe, 15_000);
  });
  afterAll(() => sandbox.close());
  const nothingIsLeft = async (): Promise<void> => {
    const after = await run(probe, 15_000);
    expect(after.stderr).toBe('');
    expect(after.stdout).toBe(clean.stdout);
  };

  test('the probe runs', () => {
    expect(clean).toMatchObject({ ending: 'exited', exitCode: 0, stderr: '' });
    expect(clean.stdout.length).toBeGreaterThan(3000);
  });

  const folders = ['escapes', 'limits', 'leftovers'] as const;
  const names = (Object.keys(attackLanguages) as AttackLanguage[]).filter((language) =>
    folders.some((folder) => attacks(folder, language).length > 0),
  );
  describe.each(names)('%s', async (language) => {
    const there = (await backend.languages())[language];
    if (!there.works) return test.skip(`${there.reason}; ${there.remedy}`, () => undefined);
    const attack = (source: string, timeMs?: number): Promise<Run> => run(source, timeMs, language);

    test.each(attacks('escapes', language))('does not get out: $name', async ({ name, source }) => {
      const ended = await attack(source);
      expect(ended.ending).not.toBe('sandbox_failure');
      expect(ended.ending).not.toBe('compile_error');
      if (!differenceOf(name, language).allowed) expect(ended.stdout).not.toContain('ESCAPED');
      await nothingIsLeft();
    });

    test.each(attacks('limits', language))('ends as it must: $name', async ({ name, source }) => {
      const stated =
        differenceOf(name, language).ending ?? /^(?:#|\/\/) ending: (\w+(?: or \w+)*)/.exec(source)?.[1];
      // Many processes at once may hold more than all of them together are given before their time is up.
      const wanted = stated?.split(' or ') ?? [];
      // What must reach another ending has time for it, however busy the machine.
      const ended = await attack(source, wanted.includes('time_limit') ? 800 : 15_000);
      expect(wanted).toContain(ended.ending);
      expect(ended.stdout.length + ended.stderr.length).toBeLessThanOrEqual(limits.outputBytes);
      await nothingIsLeft();
    });

    test.each(attacks('leftovers', language))('leaves nothing: $name', async ({ source }) => {
      expect((await attack(source)).ending).not.toBe('sandbox_failure');
      await nothingIsLeft();
    });
  });
});
