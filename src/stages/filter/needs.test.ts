import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openGlance } from './glance.js';
import type { Finder, Rule } from './rule.js';
import { rules } from './rules/registry.js';
import { Subject } from './subject.js';
import { textsOf } from './texts-of.test.data.js';

const declaring = (rules as readonly Rule[]).filter((one) => one.needs !== undefined);

function examplesOf(one: Rule): Subject[] {
  return [...one.examples.caught, ...one.examples.spared].map((example) =>
    typeof example === 'string'
      ? new Subject(example, 'math')
      : new Subject(example.text, example.domain ?? 'math'),
  );
}

/** The patterns that a finder asks: all go through `exec`, whatever method they are asked by. */
function patternsOf(find: Finder, subjects: readonly Subject[]): RegExp[] {
  const asked = new Map<string, RegExp>();
  const exec = RegExp.prototype.exec;
  RegExp.prototype.exec = function (this: RegExp, text: string) {
    asked.set(this.source, this);
    return exec.call(this, text);
  };
  try {
    for (const subject of subjects) find(subject);
  } finally {
    RegExp.prototype.exec = exec;
  }
  return [...asked.values()];
}

test.each(declaring)('$code needs words of small letters, and signs of ASCII', ({ needs }) => {
  expect(needs?.words ?? 'a').toMatch(/^[a-z]+(?: [a-z]+)*$/);
  expect(needs?.signs ?? '').toMatch(/^[^a-zA-Z\x80-\uFFFF]*$/);
});

test.each(declaring)('$code finds nothing without what it says that it needs', async (one) => {
  const find = await one.open(one.settings.parse({}), { resolve: (path) => path });
  const glance = openGlance([one.needs]);
  const asks = (subject: Subject) => (glance.of(subject.text) & (glance.bits[0] as number)) !== 0;
  for (const subject of examplesOf(one))
    expect([subject.text, find(subject) === undefined || asks(subject)]).toEqual([subject.text, true]);
  let found = 0;
  fc.assert(
    fc.property(textsOf(patternsOf(find, examplesOf(one))), (text) => {
      const subject = new Subject(text, 'math');
      if (find(subject) === undefined) return;
      found++;
      expect([text, asks(subject)]).toEqual([text, true]);
    }),
    { numRuns: 1000 },
  );
  // Otherwise this would have shown nothing.
  expect(found).toBeGreaterThan(0);
});
