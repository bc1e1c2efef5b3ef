import { askingWords, asks, optionList } from '../asking.js';
import { excerpt, rule } from '../rule.js';

/** Two lettered parts that ask. */
const lettered =
  /(?:^|\s)\(?(?:a|i)[).]\s+(?:\S+\s+){0,3}?(?:find|compute|determine|calculate|evaluate|what|how)\b[\s\S]+?\s\(?(?:b|ii)[).]\s/i;

const told = /^\W*(?:then |next, |finally, )?(?:find|compute|determine|calculate|evaluate)\b/i;

export const severalQuestions = rule({
  code: 'several-questions',
  reason: 'asks several questions at once, and one answer cannot be judged for all',
  domains: 'open',
  on: true,
  needs: { words: askingWords, twice: true },
  open:
    () =>
    ({ text, sentences }) => {
      const [last, before] = [sentences.at(-1), sentences.at(-2)];
      if (
        ([last, before].every((sentence) => sentence?.endsWith('?') && asks.test(sentence)) &&
          !/^\W*if (?:so|not)\b/i.test(last ?? '')) ||
        [last, before].every((sentence) => told.test(sentence ?? ''))
      )
        return excerpt(`${before} ${last}`);
      const asked = sentences.filter((sentence) => asks.test(sentence)).length;
      const parts = asked < 2 || optionList.test(text) ? null : lettered.exec(text);
      return parts === null ? undefined : excerpt(parts[0]);
    },
  examples: {
    caught: [
      '(a) Find the sum of the roots. (b) Find their product.',
      'A train leaves at 5. How far does it go by 8? When does it arrive?',
      'Find the sum of the roots of x^2 - 5x + 6. Find their product.',
    ],
    spared: [
      'How many apples are left?',
      'Is it possible to find k with AB = BA? If so, what is k?',
      'Which is larger? (A) 2/3 (B) 3/4 (C) 4/5 (D) 5/6',
      'Guess how many beans there are. There are 12 rows of 31. How many beans is that?',
    ],
  },
});
