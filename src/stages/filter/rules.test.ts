import { expect, test } from 'vitest';
import { rules } from './rules.js';

const settings = { min_characters: 12, max_characters: 20_000 };

for (const rule of rules) {
  test.each(rule.examples.caught)(`${rule.code} catches %j`, (text) => {
    expect(rule.catches({ text, domain: 'math' }, settings)).toBe(true);
  });
  test.each(rule.examples.spared)(`${rule.code} spares %j`, (text) => {
    expect(rule.catches({ text, domain: 'math' }, settings)).toBe(false);
  });
}
