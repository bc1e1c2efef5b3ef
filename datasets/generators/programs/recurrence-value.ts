import { type Family, level } from '../../family.js';
import { callProgram, definition } from './program.js';

export const recurrenceValue: Family = {
  name: 'recurrence-value',
  domain: 'code',
  description: 'A function for a sequence defined by its earlier terms, with exceptions.',
  tags: ['numbers', 'recursion'],
  size: 'earlier terms and exceptions in the rule',
  make(random, difficulty) {
    const depth = level(difficulty, 1, 4);
    const starts = Array.from({ length: depth }, () => random.int(0, 9));
    const factors = starts.map(() => random.int(1, 9));
    const [shift, modulus] = [random.int(0, 50), random.int(101, 9973)];
    const every = difficulty > 0.5 ? random.int(3, 9) : 0;
    const entryPoint = random.pick(['term', 'sequence_value', 'f', 'nth_term']);
    const value = (n: number) => {
      const terms = [...starts];
      for (let i = depth; i <= n; i++) {
        const sum = factors.reduce((total, factor, k) => total + factor * (terms[i - 1 - k] ?? 0), shift);
        terms.push((every > 0 && i % every === 0 ? 2 * sum + 1 : sum) % modulus);
      }
      return terms[n] ?? 0;
    };
    const tests = [depth + 3, 0, depth - 1, depth, 10, 37, random.int(50, 99), random.int(500, 999)].map(
      (n) => ({ args: [n], expected: value(n) }),
    );
    const sum = factors
      .map((factor, k) => `${factor === 1 ? '' : `${factor} * `}f(n - ${k + 1})`)
      .join(' + ');
    const initial = starts.map((start, n) => `f(${n}) = ${start}`).join(', ');
    const exception =
      every > 0
        ? ` When n is a multiple of ${every}, this sum is doubled and increased by 1 before the remainder is taken.`
        : '';
    const text = random.pick([
      `A sequence has ${initial}. For larger n, f(n) is the remainder of ${sum} + ${shift} on division by ${modulus}.${exception} Write a Python function \`${entryPoint}(n)\` that returns f(n); n may be as large as 1000.`,
      `Implement \`${entryPoint}(n)\` in Python, for 0 <= n <= 1000. It returns f(n), where ${initial} and then always f(n) = (${sum} + ${shift}) mod ${modulus}.${exception}`,
    ]);
    const python = definition(`${entryPoint}(n)`, [
      `terms = [${starts.join(', ')}]`,
      `for i in range(${depth}, n + 1):`,
      `    total = ${shift} + ${factors.map((factor, k) => `${factor} * terms[i - ${k + 1}]`).join(' + ')}`,
      ...(every > 0 ? [`    if i % ${every} == 0:`, '        total = 2 * total + 1'] : []),
      `    terms.append(total % ${modulus})`,
      'return terms[n]',
    ]);
    const facts = { starts, factors, shift, modulus, every };
    return callProgram({ text, entryPoint, python, tests, size: depth + (every > 0 ? 1 : 0), facts });
  },
};
