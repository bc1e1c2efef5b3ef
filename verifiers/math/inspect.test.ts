import fc from 'fast-check';
import { expect, test } from 'vitest';
import { math } from './index.js';
import { integer, readGold } from './pair.js';
import { some } from './parse/tree.js';

const inspect = (answer: string) => math.inspect({ verifier: 'math', answer })?.code ?? null;

test.each([
  ['42', null],
  ['\\text{east}', null],
  ['no solution', null],
  ['', 'empty-answer'],
  ['  $ $ ', 'empty-answer'],
  ['see solution', 'no-answer'],
  ['Proof omitted', 'no-answer'],
  ['See figure 3', 'no-answer'],
  ['max at $x=2$', null],
  ['The series converges.', null],
  ['answers will vary', 'no-answer'],
  ['\\frac{1}{2', 'unreadable-answer'],
  [
    '$[0,1) \\cup,\\left\\{-\\frac{\\pi}{2}, \\frac{3 \\pi}{2}, \\frac{5 \\pi}{2}, \\frac{7 \\pi}{2}\\right\\}$',
    'unreadable-answer',
  ],
  [
    '$u_{1} \\perp u_{2}, u_{1} \\perp u_{4}, u_{2} \\perp u_{3}$, and $u_{3} \\perp u_{4}$',
    'unreadable-answer',
  ],
  [
    'Draw $u_1$ first, then any $v$ that is longer: whichever of them comes last must point the other way from it',
    'prose-answer',
  ],
  [
    'The function has its maximum where the derivative changes its sign from plus to minus there',
    'prose-answer',
  ],
  ['The rank is 2, so the dimension is 4.', null],
  // Values in several sentences answer more than the conclusion does.
  ['The roots are 2 and 5. The vertex is at 3. Therefore the parabola opens up.', 'prose-answer'],
  ['There might be a point. If so, there are infinitely many.', 'prose-answer'],
  ['The area stays the same. It was only turned.', 'prose-answer'],
  ['Mrs. Vale', null],
])('%s', (answer, code) => {
  expect(inspect(answer)).toBe(code);
});

test('a ground truth needs an answer', () => {
  expect(math.inspect({ verifier: 'math' })?.code).toBe('no-answer');
  expect(math.inspect({ verifier: 'math', answers: ['1/2', '0.5'] })).toBeNull();
});

test('a whole number, which is not read, would be read as a value without words', () => {
  const whole = fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }).filter((n) => n !== 0);
  fc.assert(
    fc.property(fc.oneof(whole, fc.integer({ min: 1, max: 99_999 })), (n) => {
      const text = String(n);
      const reading = readGold(text);
      expect(integer.test(text)).toBe(true);
      expect(reading.problem).toBeUndefined();
      expect(some(reading.node, (part) => part.kind === 'label')).toBe(false);
      expect(math.inspect({ verifier: 'math', answer: text })).toBeNull();
    }),
  );
});
