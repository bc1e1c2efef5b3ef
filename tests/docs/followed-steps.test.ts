import { expect, it } from 'vitest';
import { firstMissing, stepsOf } from './followed-steps.js';

it('reads commands with their output, and files', () => {
  const page =
    'Text\n\n```console\n$ one \\\n> two\nout\n$ three\n```\n\n```yaml a.yaml\nb: 1\n```\n\n```\nonly read\n```\n';
  expect(stepsOf(page)).toEqual([
    { kind: 'command', typed: 'one \\\ntwo', shown: ['out'], line: 4 },
    { kind: 'command', typed: 'three', shown: [], line: 7 },
    { kind: 'file', path: 'a.yaml', content: 'b: 1\n' },
  ]);
});

it.each([
  [['took 5 ms'], 'took 78 ms\n', undefined],
  [['a', '…', 'd'], 'a\nb\nc\nd\n', undefined],
  [['in …'], 'in bubblewrap\n', undefined],
  [['5 kept'], '6 kept\n', '5 kept'],
  [['a', '…', 'd'], 'a\nb\n', 'd'],
  [['a'], 'a\nmore\n', '(the end; the output goes on: more)'],
  [['a', 'b'], 'a\n', 'b'],
])('compares %j with %j', (shown, output, missing) => {
  expect(firstMissing(shown, output)).toBe(missing);
});
