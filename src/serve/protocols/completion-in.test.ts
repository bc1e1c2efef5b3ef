import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionIn } from './completion-in.js';

const long = `${'few shots '.repeat(60)}the question at last`;

test.each<[string, string, string, string | undefined]>([
  ['the prompt comes first', 'Q: 1+1? A: 2', 'Q: 1+1? A:', ' 2'],
  ['a mark of the beginning stands before it', '<s>Q A: 2</s>', 'Q A:', ' 2'],
  ['marks of the end are taken off', 'Q 2<|im_end|>\n<|endoftext|>', 'Q ', '2'],
  ['no prompt was given', 'just \\boxed{2}', '', 'just \\boxed{2}'],
  ['the prompt was cut at its beginning', `${long.slice(-300)} 7`, long, ' 7'],
  ['the prompt is another', 'Q A: 2', 'P A:', undefined],
  ['the end of a cut prompt comes twice', `${long.slice(-200)}x${long.slice(-200)} 7`, `y${long}`, undefined],
])('%s', (_what, query, prompt, expected) => {
  expect(completionIn(query, prompt)).toBe(expected);
});

test('whatever the prompt says, it is no part of the completion', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (prompt, answer) => {
      const found = completionIn(prompt + answer, prompt);
      expect(found !== undefined && answer.startsWith(found)).toBe(true);
    }),
    { seed: 42 },
  );
});
