import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { firstMissing, stepsOf } from './followed-steps.js';
import { newcomer } from './newcomer.js';

const root = fileURLToPath(new URL('../../..', import.meta.url));
/** What npm does is tried in tests/package. */
const elsewhere = /^npm install /;

it.each([
  ['README.md', 9],
  ['docs/tutorial.md', 14],
])(
  '%s can be followed word for word, and shows what is printed',
  async (page, atLeast) => {
    const steps = stepsOf(readFileSync(join(root, page), 'utf8'));
    const user = await newcomer();
    let typed = 0;
    try {
      for (const step of steps) {
        if (step.kind === 'file') user.write(step.path, step.content);
        if (step.kind === 'file' || elsewhere.test(step.typed)) continue;
        const { code, output } = await user.type(step.typed);
        const at = `${page}:${step.line}: $ ${step.typed}\n${output}`;
        expect(code ?? 0, at).toBe(0);
        expect(firstMissing(step.shown, output), at).toBeUndefined();
        typed++;
      }
    } finally {
      await user.leave();
    }
    expect(typed).toBeGreaterThanOrEqual(atLeast);
  },
  600_000,
);
