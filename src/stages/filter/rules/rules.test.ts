import { expect, test } from 'vitest';
import { isAskedOf } from '../index.js';
import type { Example, Rule } from '../rule.js';
import { subjectsOf } from '../subject.js';
import { rules } from './registry.js';

async function finds(one: Rule, example: Example<Record<string, unknown>>): Promise<boolean> {
  const { text, domain = 'math', settings = {} } = typeof example === 'string' ? { text: example } : example;
  const find = await one.open(one.settings.parse(settings), { resolve: (path) => path });
  const { words: subject } = subjectsOf({ prompt: [{ role: 'user', content: text }], domain });
  return isAskedOf(one.domains, domain) && find(subject) !== undefined;
}

for (const one of rules as readonly Rule[]) {
  test.each(one.examples.caught)(`${one.code} catches %j`, async (example) => {
    expect(await finds(one, example)).toBe(true);
  });
  test.each(one.examples.spared)(`${one.code} spares %j`, async (example) => {
    expect(await finds(one, example)).toBe(false);
  });
}

test('no rule takes long over text that is made to make it take long', async () => {
  const parts = [
    'a ',
    '(a) find ',
    '$',
    '\\[',
    '{',
    '<p ',
    '? ',
    'x',
    '\n',
    '1-',
    'the ',
    '| ',
    '[a](',
    '\\left(',
    '&',
    '@a.',
    '`',
    '```',
    '`a',
  ];
  for (const one of rules as readonly Rule[]) {
    const find = await one.open(one.settings.parse({}), { resolve: (path) => path });
    for (const part of parts) {
      const content = part.repeat(20_000 / part.length);
      // Time of the processor, for others may be busy on this machine.
      const started = process.cpuUsage();
      const subjects = subjectsOf({ prompt: [{ role: 'user', content }], domain: 'math' });
      find(one.domains === 'all' ? subjects.whole : subjects.words);
      expect(process.cpuUsage(started).user / 1000, `${one.code} over ${JSON.stringify(part)}`).toBeLessThan(
        1000,
      );
    }
  }
});
