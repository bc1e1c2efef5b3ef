import { type Family, level } from '../../family.js';
import { exercise } from './exercise.js';
import { modPower } from './integers.js';

export const modularPower: Family = {
  name: 'modular-power',
  domain: 'math',
  description: 'The remainder of a power.',
  tags: ['number-theory', 'modular-arithmetic'],
  size: 'digits of base, exponent and modulus',
  make(random, difficulty) {
    const base = random.int(2, level(difficulty, 12, 99));
    const exponent = random.int(level(difficulty, 5, 200), level(difficulty, 40, 5000));
    const modulus = random.int(level(difficulty, 5, 31), level(difficulty, 19, 211));
    const answer = modPower(BigInt(base), BigInt(exponent), BigInt(modulus));
    const text = random.pick([
      `What is the remainder when $${base}^{${exponent}}$ is divided by $${modulus}$?`,
      `Find the remainder of $${base}^{${exponent}}$ modulo $${modulus}$.`,
      `Compute $${base}^{${exponent}} \\bmod ${modulus}$.`,
    ]);
    const steps = [
      `Squaring again and again modulo $${modulus}$ and multiplying the powers that the binary form $${exponent.toString(2)}_2$ of the exponent names leaves $${answer}$.`,
    ];
    return exercise({
      text,
      steps,
      answer: `${answer}`,
      size: `${base}${exponent}${modulus}`.length,
      facts: { base, exponent, modulus },
    });
  },
};
