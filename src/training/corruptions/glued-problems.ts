import type { Corruption } from './corruption.js';

/** Two problems in one row, as a page cut at the wrong place gives them. */
export const gluedProblems: Corruption = {
  name: 'glued-problems',
  corrupt(text, { other, draw }) {
    if (text === other || other.length > 4 * text.length + 400) return undefined;
    return `${text}${draw.pick([' ', '\n', '\n\n', ' 2. ', '\n2) '])}${other}`;
  },
};
