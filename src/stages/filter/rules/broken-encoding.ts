import { excerpt, rule } from '../rule.js';

const lost = /\uFFFD|(?![\t\n\v\f\r])\p{Cc}/u;
/** UTF-8 read as Windows-1252 or Latin-1. */
const misread = /Ã[\u0080-\u00BF©¨¤¶¼¡]|â€[\u0080-\u00BF™œ¦“”]|Â[°²³±«»·]/;

export const brokenEncoding = rule({
  code: 'broken-encoding',
  reason: 'holds characters that were lost or read in the wrong encoding',
  domains: 'all',
  on: true,
  needs: { shapes: ['not-plain'] },
  open:
    () =>
    ({ text }) => {
      const found = lost.exec(text) ?? misread.exec(text);
      return found === null ? undefined : excerpt(text.slice(Math.max(0, found.index - 8), found.index + 12));
    },
  examples: {
    caught: [
      'A cafÃ© sells 12 cakes.',
      'Tom\uFFFDs has 3 apples.',
      'Itâ€™s 5 oâ€™clock.',
      'Find \u0007lpha.',
    ],
    spared: ['A café sells 12 cakes at 30° and 5 ± 2.', 'São Paulo'],
  },
});
