import { expect, test } from 'vitest';
import { math } from './index.js';

const context = { sandbox: () => Promise.reject(new Error('no code runs here')) };
const many = (count: number, write: (k: number) => string, joint = '') =>
  Array.from({ length: count }, (_, k) => write(k)).join(joint);

/** Gold and answer by the name of the trick. None may take longer than a blink, in either direction. */
const attacks: Readonly<Record<string, readonly [gold: string, answer: string]>> = {
  'tower of powers': ['2', '9^{9^{9^{9^{9}}}}'],
  'ten to the ten to the ten': ['10^{10^{10}}', '10^{10^{10}}+1'],
  'huge factorial': ['(10^6)!', '1000000!+1'],
  'factorial of a factorial': ['1', '9!!!!'],
  'huge binomial': ['1', '\\binom{100000}{50000}'],
  '100,000 nested brackets': ['1', `${'('.repeat(100_000)}1${')'.repeat(100_000)}`],
  '100,000 nested braces': ['1', `${'{'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  'unclosed brackets': ['1', `${'['.repeat(4000)}1`],
  'nested fractions': ['1', '\\frac{'.repeat(800)],
  'a megabyte of digits': ['1', '1'.repeat(1_000_000)],
  'a megabyte of terms': ['1', 'x+'.repeat(500_000)],
  'a megabyte of words': ['no', 'no the a '.repeat(120_000)],
  'huge expansion': ['(a+b+c+d+e)^{200}', '(a+b+c+d+e)^{199}(e+d+c+b+a)'],
  'huge expansion under a root': ['(a+b+c+d+e)^{200}', '\\sqrt{(a+b+c+d+e)^{400}}'],
  'double sum': ['1', '\\sum_{k=1}^{2000}\\sum_{j=1}^{2000}\\frac{1}{j+k}'],
  'long product': ['1', '\\prod_{k=1}^{2000}\\sin k'],
  'nested sines': ['1', `${'\\sin('.repeat(90)}x${')'.repeat(90)}`],
  'nested roots': ['1', `${'\\sqrt{2+'.repeat(95)}x${'}'.repeat(95)}`],
  'sum of roots': ['0', many(700, (k) => `\\sqrt{${k + 2}}`, '+')],
  'list of roots': [many(60, (k) => `\\sqrt{${k}}`, ','), many(60, (k) => `\\sqrt{${59 - k}}`, ',')],
  'sum of coprime fractions': ['1', many(200, (k) => `\\frac{1}{${1_000_003 + 7 * k}}`, '+')],
  'slow convergence': ['1', '1.0000001^{1000000000}'],
  'iterated exponential': ['1', 'e^{e^{e^{e^{e}}}}'],
  'huge common divisor': ['1', '\\gcd(2^{19000}-1, 3^{11000}-1)'],
  cancellation: ['0', '\\sqrt{10^{300}+1}-10^{150}'],
  '100,000 boxes': ['2', '1} \\boxed{1}, \\boxed{'.repeat(50_000)],
  'plus and minus': ['1', many(300, () => '\\pm 1', ',')],
  'chain of inequalities': ['x>1', '1<'.repeat(1000).concat('x')],
  'large matrix': ['1', `\\begin{pmatrix}${many(60, () => many(20, () => '1', '&'), '\\\\')}\\end{pmatrix}`],
  'many alternations': ['1', '(1+x)(1-x)'.repeat(300)],
  'sentence of many values': ['1', many(120, (k) => `the value ${k}`, ', ')],
  'sentence of many words': ['1', 'the value of the area '.repeat(40).concat('1')],
  'many progressions': [
    many(20, (k) => `\\frac{${k}\\pi}{41}+n\\pi`, ', ').concat(', n \\in \\mathbb{Z}'),
    many(20, (k) => `\\frac{${k}\\pi}{43}+n\\pi`, ', '),
  ],
  'progressions without a common period': ['\\sqrt{2}n+n\\pi, n \\in \\mathbb{Z}', 'e n'],
  'equation with many quotients': ['x=1', `${many(12, (k) => `\\frac{1}{x-${k}}`, '+')}=0`],
};

test.each(Object.keys(attacks))('%s', async (name) => {
  const [gold, answer] = attacks[name]!;
  for (const [truth, completion] of [
    [gold, `\\boxed{${answer}}`],
    [answer, `\\boxed{${gold}}`],
    [gold, answer],
  ] as const) {
    const start = performance.now();
    const verdict = await math.verify(completion, { verifier: 'math', answer: truth }, context);
    expect(verdict.outcome).not.toBe('fault');
    // About 50 ms on an idle core; the bound leaves room for a busy one.
    expect(performance.now() - start).toBeLessThan(500);
  }
});

test('a false equality is never granted because the budget ran out', async () => {
  for (const [gold, answer] of Object.values(attacks)) {
    if (gold.startsWith('(a+b') || gold.startsWith('\\sqrt')) continue;
    const verdict = await math.verify(`\\boxed{${answer}}`, { verifier: 'math', answer: gold }, context);
    expect([answer.slice(0, 40), verdict.reward]).toEqual([answer.slice(0, 40), 0]);
  }
});
