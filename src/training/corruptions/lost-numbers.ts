import type { Corruption } from './corruption.js';

/** Numbers are gone, as bad OCR, a stripped formula or a broken template leaves a text: "Ann has apples and buys more". */
export const lostNumbers: Corruption = {
  name: 'lost-numbers',
  corrupt(text, { draw }) {
    const numbers = [...text.matchAll(/\$?\d+(?:[.,]\d+)*%?/g)];
    if (numbers.length < 2) return undefined;
    const kept = draw.int(0, Math.floor(numbers.length / 3));
    const spared = new Set(draw.shuffle(numbers.map((_, index) => index)).slice(0, kept));
    let index = 0;
    const lost = text.replace(/\$?\d+(?:[.,]\d+)*%?/g, (number) => (spared.has(index++) ? number : ''));
    return lost.replace(/[ \t]{2,}/g, ' ').replace(/ (?=[.,;?!])/g, '').trim();
  },
};
