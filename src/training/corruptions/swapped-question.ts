import { type Corruption, sentencesOf } from './corruption.js';

/** The story of one problem and the question of another. */
export const swappedQuestion: Corruption = {
  name: 'swapped-question',
  corrupt(text, { other }) {
    const [story, asked] = [sentencesOf(text), sentencesOf(other)];
    const question = asked.at(-1);
    if (story.length < 2 || asked.length < 2 || question === undefined || story.at(-1) === question)
      return undefined;
    return [...story.slice(0, -1), question].join(' ');
  },
};
