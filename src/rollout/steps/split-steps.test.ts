import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Split, splitSteps, splits } from './split-steps.js';

const cases: readonly [what: string, split: Split, text: string, steps: readonly string[]][] = [
  [
    'paragraphs',
    'paragraphs',
    'One.\nstill one.\n\nTwo.\n \n\nThree.\n',
    ['One.\nstill one.\n\n', 'Two.\n \n\n', 'Three.\n'],
  ],
  ['lines', 'lines', 'One.\n\nTwo.\nThree.', ['One.\n\n', 'Two.\n', 'Three.']],
  [
    'marks',
    'marks',
    'Plan.\nStep 1: a\nmore\n**Step 2**: b\n\n### Step 3\nc',
    ['Plan.\n', 'Step 1: a\nmore\n', '**Step 2**: b\n\n', '### Step 3\nc'],
  ],
  [
    'code stays whole',
    'paragraphs',
    'See:\n\n```py\na\n\nb\n```\n\nDone.',
    ['See:\n\n', '```py\na\n\nb\n```\n\n', 'Done.'],
  ],
  ['a display stays whole', 'lines', 'So\n\\[\nx\n= 2\n\\]\nDone.', ['So\n', '\\[\nx\n= 2\n\\]\n', 'Done.']],
  ['a display on one line', 'lines', '\\[x\\]\n$$y$$\nz', ['\\[x\\]\n', '$$y$$\n', 'z']],
  ['one step', 'marks', 'No marks at all.', ['No marks at all.']],
  ['blank before', 'paragraphs', '\n\nOne.\n\nTwo.', ['\n\nOne.\n\n', 'Two.']],
];

test.each(cases)('%s', (_, split, text, steps) => {
  expect(splitSteps(text, split)).toEqual(steps);
});

test('nothing is split off or lost, whatever the text', () => {
  const piece = fc.constantFrom('a', '\n', '\n\n', ' ', '```', '\\[', '\\]', '$$', 'Step 2: ', '\r\n');
  fc.assert(
    fc.property(fc.array(piece), fc.constantFrom(...splits), (pieces, split) => {
      const text = pieces.join('');
      const steps = splitSteps(text, split);
      expect(steps.join('')).toBe(text);
      if (text.trim() !== '') expect(steps.every((step) => step.trim() !== '')).toBe(true);
    }),
  );
});
