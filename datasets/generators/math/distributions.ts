import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { choose } from './integers.js';

const scenes = [
  ['identical coins', 'children', 'child'],
  ['identical postcards', 'friends', 'friend'],
  ['identical bulbs', 'flower beds', 'bed'],
  ['identical parcels', 'vans', 'van'],
  ['equal apples', 'baskets', 'basket'],
  ['blank cards', 'players', 'player'],
  ['equal tiles', 'rooms', 'room'],
  ['free tickets', 'classes', 'class'],
] as const;

export const distributions: Family = {
  name: 'distributions',
  domain: 'math',
  description: 'Equal things given out with a smallest number each (stars and bars).',
  tags: ['combinatorics', 'counting'],
  size: 'places',
  make(random, difficulty) {
    const places = level(difficulty, 3, 7);
    const least = random.int(0, level(difficulty, 1, 3));
    const extra = random.int(1, level(difficulty, 9, 15));
    const spare = random.int(3, level(difficulty, 25, 35));
    const total = places * least + extra + spare;
    const answer = choose(spare + places - 1, places - 1);
    const [things, people, one] = random.pick(scenes);
    const rule = `${least === 0 ? `A ${one} may get none` : `Every ${one} must get at least ${least}`}, but the first one must get at least ${least + extra}.`;
    const text = random.pick([
      `${total} ${things} are handed out to ${places} different ${people}. ${rule} In how many ways can this be done?`,
      `${total} ${things} are divided among ${places} different ${people}. ${rule} How many divisions are there?`,
      `How many ordered lists of ${places} integers have the sum ${total}, if the first integer is at least ${least + extra} and each other one at least ${least}?`,
    ]);
    const steps = [
      `After the required ones ${spare} are free, and $\\binom{${spare + places - 1}}{${places - 1}} = ${answer}$.`,
    ];
    return exercise({
      text,
      steps,
      answer: `${answer}`,
      size: places,
      facts: { places, least, extra, total },
    });
  },
};
