import type { Corruption } from './corruption.js';

/** The text ends in the middle, as a field that was too short or a page that ended leaves it. */
export const cutText: Corruption = {
  name: 'cut-text',
  corrupt(text, { draw }) {
    const spaces = [...text.matchAll(/\s+/g)].map((match) => match.index);
    const from = Math.floor(spaces.length * 0.2);
    // The last word alone may be no loss ("… in dollars").
    const places = spaces.slice(from, -2);
    if (places.length < 3) return undefined;
    const cut = text.slice(0, draw.pick(places));
    // A cut that falls after a sentence leaves a text that looks whole; a question there is a problem of its own.
    return /[.?!]\S{0,2}$/.test(cut) ? undefined : cut;
  },
};
