import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { probe } from '#sandboxes/probe.js';
import { backends } from '#sandboxes/registry.js';
import { runRlvr } from './run-rlvr.js';

interface Condition {
  readonly name: string;
  readonly state: string;
  readonly detail: string;
  readonly remedy?: string;
}

describe('rlvr doctor', () => {
  it('says of every part whether it works, as the part itself says it, and what mends it', async () => {
    const ended = await runRlvr(['doctor', '--json', '--need', 'node,scorer:ngram']);
    expect(ended.code, ended.stderr).toBe(0);
    const { parts } = JSON.parse(ended.stdout) as { parts: { title: string; conditions: Condition[] }[] };
    const all = parts.flatMap(({ conditions }) => conditions);
    for (const backend of backends) {
      const told = all.find(({ name }) => name === `sandbox:${backend.name}`);
      expect(told?.state === 'works').toBe((await probe(backend)).works);
    }
    const nearest = all.find(({ name, state }) => name.startsWith('sandbox:') && state === 'works');
    const backend = backends.find(({ name }) => `sandbox:${name}` === nearest?.name);
    for (const [language, found] of Object.entries((await backend?.languages()) ?? {})) {
      const told = all.find(({ name }) => name === `language:${language}`);
      if (told?.state === 'missing' && !found.works) expect(told.remedy).toBe(found.remedy);
    }
    for (const { state, remedy } of all) expect(state === 'works' || (remedy ?? '') !== '').toBe(true);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });

  it('ends with 3 only where a needed part does not work', async () => {
    // No machine has a model in a cache that is empty. A folder that there is: as root, the parts that doctor tries would make it.
    const empty = mkdtempSync(join(tmpdir(), 'rlvr-doctor-'));
    const ended = await runRlvr(['doctor', '--need', 'models'], '', process.cwd(), {
      HF_HUB_CACHE: empty,
      XDG_CACHE_HOME: empty,
    });
    rmSync(empty, { recursive: true });
    expect(ended.code).toBe(3);
    expect(ended.stderr).toMatch(/^rlvr: models is needed and missing: .*\n {2}→ hf download/);
    expect(ended.stdout).toContain('works    node');
    expect(ended.stdout).toMatch(
      /\n\d+ work, [1-9]\d* missing.*; what does not work matters only where it is used\n$/,
    );
  });

  it('knows the names of the parts', async () => {
    const ended = await runRlvr(['doctor', '--need', 'langage:python']);
    expect(ended.code).toBe(2);
    expect(ended.stderr).toContain('did you mean `language:python`?');
  });
});
