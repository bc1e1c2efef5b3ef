import { z } from 'zod';
import { rule } from '../rule.js';

/** Fewer words than this say too little of a language: "Find quotient" reads as French. */
const leastWords = 6;
/** The first characters tell the language, and cost less than all. */
const looked = 600;

export const language = rule({
  code: 'language',
  reason: 'is in a language that was not asked for',
  domains: 'all',
  on: false,
  settings: {
    only: z
      .array(z.string().regex(/^[a-z]{2}$/, 'a language is named by its two letters of ISO 639-1'))
      .min(1)
      .default(['en'])
      .describe('the languages that are kept, by their two letters of ISO 639-1'),
  },
  open: async ({ only }) => {
    // The model is read when the rule is asked for, and by no other start of the program.
    const { eld } = await import('eld/small');
    const wanted = new Set(only);
    return ({ prose }) => {
      const start = prose.slice(0, looked);
      if (
        (start.match(/\p{L}{2,}/gu)?.length ?? 0) < leastWords &&
        !/[^\p{Script=Latin}\P{L}]{6,}/u.test(start)
      )
        return undefined;
      const found = eld.detect(start);
      return found.language !== '' && found.isReliable() && !wanted.has(found.language)
        ? found.language
        : undefined;
    };
  },
  examples: {
    caught: [
      'Ein Bauer hat zwölf Kühe und verkauft vier davon an seinen Nachbarn. Wie viele bleiben ihm?',
      'Un granjero tiene doce vacas y vende cuatro a su vecino. ¿Cuántas vacas le quedan ahora?',
      '一个农民有十二头牛，卖了四头给邻居。他现在还剩下多少头牛？',
      {
        text: 'A farmer has 12 cows and sells 4 of them to his neighbour. How many are left?',
        settings: { only: ['de'] },
      },
    ],
    spared: [
      'A farmer has 12 cows and sells 4 of them to his neighbour. How many are left?',
      'Find quotient: $\\frac{30}{6}$',
      {
        text: 'Wie viele Kühe hat der Bauer jetzt, wenn er vier davon verkauft?',
        settings: { only: ['de', 'en'] },
      },
    ],
  },
});
