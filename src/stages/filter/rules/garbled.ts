import { longWord } from '../needs.js';
import { excerpt, rule } from '../rule.js';

const noText =
  /(?<![\\/\w.])[A-Za-z]{46,}(?!\w)|(\p{L}{2,8}?)\1{9,}|([^\s\d_.=\-*#~+|\\/0,;&%:])\2{14,}|[A-Za-z0-9+/]{80,}={0,2}|[!?@#$%^&*<>~]{15,}/u;

export const garbled = rule({
  code: 'garbled',
  reason: 'holds a run of characters that is no text',
  domains: 'prose',
  on: true,
  needs: { shapes: ['long-word'] },
  open:
    () =>
    ({ text }) => {
      if (text.includes('[asy]')) return undefined;
      const found = longWords(text).find((word) => noText.test(word));
      return found === undefined ? undefined : excerpt(found);
    },
  examples: {
    caught: [
      'What is 3 + 4? hahahahahahahahahahahaha',
      'aaaaaaaaaaaaaaaaaaaaaaaaa What is 3 + 4?',
      'Read iVBORw0KGgoAAAANSUhEUgAAAAUAAAAFCAYAAACNbyblAAAAHElEQVQI12P4nnn8P38GIAXDIBKE0DHxgljNBAAO9TXL0Y4OHwAAAABJ and add 3.',
      'What @#$%^&*!@#$%^&*!@# is 3 + 4?',
    ],
    spared: [
      'Find the next term of 1111111111111111111111111, 2222.',
      'Fill in the gap: 3 + ____________________ = 7.',
      'How many letters has the word antidisestablishmentarianism?',
    ],
  },
});

/** A pattern for them would try every position of every word. */
function longWords(text: string): string[] {
  const found: string[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    if (at < text.length && text.charCodeAt(at) > 0x20) continue;
    if (at - start >= longWord) found.push(text.slice(start, at));
    start = at + 1;
  }
  return found;
}
