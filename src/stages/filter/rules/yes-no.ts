import { asks } from '../asking.js';
import { excerpt, rule } from '../rule.js';

const asksForYes = /^["'“(]*(?:is|are|was|were|does|do|did|can|could|will|would|has|have|should)\s/i;
const saysYesOrNo = /\b(?:yes or no|yes\/no|true or false|answer with (?:yes|true))\b/i;
const asksForMore =
  /\b(?:which|what|how|why|who|where|when|whose|if so|or)\b|^\W*(?:can|could|will|would) you (?:suggest|find|give|tell|name|determine|solve|work out|help|calculate|compute|write|make)\b/i;
/** What is to be done on one of the answers. */
const onAnswer = /\bif (?:so|not|yes|no|it is|it does|they are|there (?:is|are))\b/i;

export const yesNo = rule({
  code: 'yes-no',
  reason: 'can be answered by yes or no, which a guess gets right half of the time',
  domains: 'open',
  on: true,
  needs: { words: 'is are was were does do did can could will would has have should yes true' },
  open:
    () =>
    ({ sentences }) => {
      const last = sentences.at(-1) ?? '';
      if (/^\W*(?:true or false|yes or no)\b/i.test(sentences[0] ?? '') || saysYesOrNo.test(last))
        return excerpt(last);
      const asked = sentences.filter((sentence) => /\?["'”’)$]{0,4}$/.test(sentence));
      const [question] = asked;
      if (question === undefined || asked.length > 1) return undefined;
      const after = sentences.slice(sentences.indexOf(question) + 1).join(' ');
      return asksForYes.test(question) &&
        !asksForMore.test(question) &&
        !asks.test(after) &&
        !onAnswer.test(after)
        ? excerpt(question)
        : undefined;
    },
  examples: {
    caught: [
      'Is 91 a prime number?',
      'True or false: every square is a rectangle.',
      'A bag holds 9 marbles. Can they be shared by 4 children equally?',
    ],
    spared: [
      'Is 91 or 97 the prime number?',
      'How many primes are there below 91?',
      'Is it more, and if so by how much?',
      'How many of the factorials from 1! to 100! are divisible by 9?',
      'Is there a matrix that commutes with both? If so, find one.',
      'Are the vectors dependent? If not, write 0 as their sum.',
      'Can you give a number that 2, 3 and 7 divide?',
      'R. T. gave 19 of his cards away and has 45 left. How many cards did R. T. have at first?',
    ],
  },
});
