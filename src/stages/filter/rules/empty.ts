import { rule } from '../rule.js';

export const empty = rule({
  code: 'empty',
  reason: 'has no text',
  domains: 'all',
  on: true,
  open:
    () =>
    ({ text }) =>
      /[\p{L}\p{N}]/u.test(text) ? undefined : '',
  examples: { caught: ['', '   ', '???'], spared: ['2+2'] },
});
