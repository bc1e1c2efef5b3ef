import { type Family, level } from '../../family.js';
import { exercise, person } from './exercise.js';
import { latex, rational } from './rational.js';

const ways = ['rides', 'drives', 'sails', 'skates', 'paddles'];

export const travelLegs: Family = {
  name: 'travel-legs',
  domain: 'math',
  description: 'The average speed of a journey with legs of different speed and a rest.',
  tags: ['arithmetic', 'rates', 'word-problem'],
  size: 'legs',
  make(random, difficulty) {
    const legs = Array.from({ length: level(difficulty, 1, 5) }, () => ({
      minutes: random.int(1, 12) * (difficulty < 0.3 ? 30 : 5),
      speed: random.int(2, 20) * 6,
    }));
    const rest = random.int(1, 8) * 5;
    const minutes = legs.reduce((sum, leg) => sum + leg.minutes, rest);
    // Speeds are multiples of 6 km/h and times of 5 minutes, so every distance is a multiple of half a kilometer.
    const halves = legs.reduce((sum, leg) => sum + (leg.minutes * leg.speed) / 30, 0);
    const answer = latex(rational(halves * 30, minutes));
    const who = person(random);
    const way = random.pick(ways);
    const told = legs.map(({ minutes: m, speed }) => `${m} minutes at ${speed} km/h`).join(', then ');
    const text = random.pick([
      `${who} ${way} ${told}, and rests for ${rest} minutes on the way. What is the average speed over the whole time, the rest included, in km/h? Give the exact value.`,
      `On a journey ${who} ${way} ${told}. In between there is a break of ${rest} minutes. Find the exact average speed in km/h from start to end.`,
    ]);
    const steps = [
      `The distance is $${latex(rational(halves, 2))}$ km and the time is $${minutes}$ minutes.`,
    ];
    return exercise({ text, steps, answer, size: legs.length, facts: { legs, rest } });
  },
};
