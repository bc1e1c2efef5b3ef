import { expect, test } from 'vitest';
import { makeProgram } from './program.js';
import { likelyCommand } from './unknown-command.js';

const names = makeProgram().commands.map((command) => command.name());

test.each([
  ['build', 'build-dataset'],
  ['Build', 'build-dataset'],
  ['biuld-dataset', 'build-dataset'],
  ['verfiy', 'verify'],
  ['inspec', 'inspect'],
  ['judge', 'verify'],
  ['lint', 'check'],
  ['view', 'inspect'],
])('%s is taken for %s', (typed, meant) => {
  expect(likelyCommand(typed, names)).toBe(meant);
});

test.each(['', 'x', 's', 'sco', 'sa', 'constructor', 'frobnicate'])('%s is taken for no command', (typed) => {
  expect(likelyCommand(typed, names)).toBeUndefined();
});
