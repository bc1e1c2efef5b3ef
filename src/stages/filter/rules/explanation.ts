import { asks } from '../asking.js';
import { excerpt, rule } from '../rule.js';

const sought =
  /^["'“(]*(?:please |briefly )?(?:explain|describe (?:how|why|what happens|in words|(?:the|a) (?:reasons?|steps|process|difference|relationship|method|motion|situation|pattern|way)\b)|discuss|interpret|comment on|compare and contrast|summarize|outline|give (?:an|two|three) (?:examples?|reasons?)|list (?:some|the (?:advantages|steps|reasons))|write (?:an essay|a (?:paragraph|story|poem|letter)))\b|^["'“(]*why\b|\bin your own words\b/i;

export const explanation = rule({
  code: 'explanation',
  reason: 'asks for an explanation, which can be worded in any way',
  domains: 'open',
  on: true,
  needs: {
    words:
      'explain describe discuss interpret comment compare summarize outline example examples reason reasons list essay paragraph story poem letter why own',
  },
  open:
    () =>
    ({ sentences }) => {
      const found = sentences.find((sentence) => sought.test(sentence));
      if (found === undefined) return undefined;
      const others = sentences.filter((sentence) => sentence !== found);
      return others.some((sentence) => sentence.includes('?') || asks.test(sentence))
        ? undefined
        : excerpt(found);
    },
  examples: {
    caught: [
      'Explain why the series $\\sum 1/n$ diverges.',
      'A store sells 30 % more in May. Describe a reason in your own words.',
      'Why do the digits of a multiple of 9 add up to one?',
    ],
    spared: [
      'What is 3/4 of 96? Explain your answer.',
      'Is 2/3 or 3/5 larger? Explain.',
      'Describe all functions whose derivative is 2x.',
      'A guide explains the route in 12 minutes. How long do 5 explanations take?',
    ],
  },
});
