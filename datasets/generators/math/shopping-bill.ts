import { type Family, level } from '../../family.js';
import { exercise, person } from './exercise.js';

const stalls = [
  {
    place: 'At the market',
    goods: [
      'melons',
      'bunches of mint',
      'jars of honey',
      'wheels of cheese',
      'sacks of onions',
      'trays of eggs',
    ],
  },
  {
    place: 'In a stationery shop',
    goods: ['notebooks', 'fountain pens', 'rolls of tape', 'sketch pads', 'rulers', 'boxes of chalk'],
  },
  {
    place: 'In a hardware store',
    goods: ['hinges', 'boxes of screws', 'paint rollers', 'padlocks', 'meters of chain', 'light bulbs'],
  },
  {
    place: 'At a garden center',
    goods: [
      'clay pots',
      'rose bushes',
      'bags of soil',
      'packets of seeds',
      'watering cans',
      'apple saplings',
    ],
  },
];

const dollars = (cents: number) => (cents / 100).toFixed(2);

export const shoppingBill: Family = {
  name: 'shopping-bill',
  domain: 'math',
  description: 'A word problem: several goods, a discount, and the money that is left.',
  tags: ['arithmetic', 'word-problem'],
  size: 'steps of calculation',
  make(random, difficulty) {
    const kinds = level(difficulty, 1, 6);
    const { place, goods } = random.pick(stalls);
    const items = random
      .shuffle(goods)
      .slice(0, kinds)
      .map((name) => ({
        name,
        count: random.int(2, level(difficulty, 9, 24)),
        cents: random.int(4, 90) * 25,
      }));
    const total = items.reduce((sum, { count, cents }) => sum + count * cents, 0);
    // Cents times a multiple of 20 percent stay whole, as every price is a multiple of 25.
    const percent = difficulty > 0.4 ? random.pick([20, 40, 60]) : 0;
    const paid = (total * (100 - percent)) / 100;
    const purse = (Math.ceil(paid / 1000) + random.int(0, 3)) * 1000;
    const who = person(random);
    const list = items
      .map(({ name, count, cents }) => `${count} ${name} at $${dollars(cents)} each`)
      .join(', ');
    const off = percent > 0 ? ` A coupon takes ${percent}% off the whole bill.` : '';
    const text = random.pick([
      `${place}, ${who} buys ${list}.${off} ${who} came with $${purse / 100}. How many dollars are left after paying?`,
      `${who} has $${purse / 100}. ${place}, ${who} takes ${list}.${off} How much money, in dollars, remains?`,
    ]);
    const steps = items.map(
      ({ name, count, cents }) =>
        `The ${name} cost ${count} * ${dollars(cents)} = ${dollars(count * cents)} dollars.`,
    );
    steps.push(
      `The bill is ${dollars(total)} dollars${percent > 0 ? `, and ${dollars(paid)} with the coupon` : ''}.`,
    );
    steps.push(`What is left is ${purse / 100} - ${dollars(paid)} = ${dollars(purse - paid)} dollars.`);
    const facts = { items: items.map(({ count, cents }) => [count, cents]), percent, purse };
    return exercise({ text, steps, answer: dollars(purse - paid), size: steps.length, facts });
  },
};
