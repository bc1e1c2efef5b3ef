import { excerpt, rule } from '../rule.js';

/** Ligatures of a typeface. */
const ligature = /\S*[\uFB00-\uFB06]\S*/;
/** A word torn at the end of a line. */
const torn = /\b[a-z]{3,}-\n[ \t]*[a-z]{3,}\b/;
/** Letters set apart: t h e. The alphabet's own order, and letters in quotes, are none. */
const apart = /(?<![\w$\\{^_"`'“]) ?(?!a b c|p q r|x y z)(?:[a-z] ){5,}[a-z](?![\w$}"`'”])/;
/** Letters and digits that look alike. */
const alike = /\b(?:tbe|wbat|tbat|wbich|witb|bave|tlie|0f|th1s|h0w|f0r|fr0m|wh1ch|wi1l|sha1l)\b/;
/** The foot of a page. */
const foot = /\n[ \t]*-? ?[Pp]age \d+(?: of \d+)? ?-?[ \t]*(?:\n|$)/;

export const ocrDebris = rule({
  code: 'ocr-debris',
  reason: 'holds what scanning a page leaves: torn words, ligatures, letters in place of others',
  domains: 'prose',
  on: true,
  needs: {
    // The last of them are f0r and its like.
    words: 'page tbe wbat tbat wbich witb bave tlie f th w fr wh wi sha',
    signs: '\n',
    shapes: ['not-plain', 'lone-letters'],
  },
  open:
    () =>
    ({ prose }) => {
      const found =
        (/[\uFB00-\uFB06]/.test(prose) ? ligature.exec(prose) : null) ??
        (prose.includes('-\n') ? torn.exec(prose) : null) ??
        (/ [a-z] [a-z] [a-z] /.test(prose) ? apart.exec(prose) : null) ??
        (prose.includes('\n') ? foot.exec(prose) : null) ??
        alike.exec(prose);
      return found === null ? undefined : excerpt(found[0]);
    },
  examples: {
    caught: [
      'Find the coe\uFB03cient of x in (x + 2)^3.',
      'A train travels at a con-\nstant speed of 40 km/h. How far does it go in 3 hours?',
      'F i n d t h e s u m o f 3 and 4.',
      'What is tbe area of a square of side 5?',
      'Page 12 holds 30 words.\nPage 3 of 9\nHow many words do 4 pages hold?',
    ],
    spared: [
      'How many words can be made of a b c d e f?',
      'Find the well-known constant to two digits.',
      'Evaluate $\\int x y z d x d y d z$ over the unit cube.',
      'Which electron has more energy, 1s or 2s?',
      'Two trains leave town-\n3 hours pass.',
      'Page 12 of a book holds 30 words. How many are on 4 such pages?',
    ],
  },
});
