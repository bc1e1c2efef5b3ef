import type { Corruption } from './corruption.js';

const number =
  /\$?\b\d+(?:[.,]\d+)*%?|\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-\w+)?|hundred|thousand)\b/gi;

/** Numbers are gone, as bad OCR, a stripped formula or a broken template leaves a text: "Ann has apples and buys more". */
export const lostNumbers: Corruption = {
  name: 'lost-numbers',
  corrupt(text, { draw }) {
    const count = text.match(number)?.length ?? 0;
    if (count < 2) return undefined;
    const order = draw.shuffle(Array.from({ length: count }, (_, index) => index));
    const spared = new Set(order.slice(0, draw.int(0, Math.floor(count / 3))));
    let index = 0;
    const lost = text.replace(number, (one) => (spared.has(index++) ? one : ''));
    return lost
      .replace(/[ \t]{2,}/g, ' ')
      .replace(/ (?=[.,;?!])/g, '')
      .trim();
  },
};
