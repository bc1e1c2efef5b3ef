import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markDifferences } from './mark-differences.js';
import { renderMath } from './render-math.js';
import { richText } from './rich-text.js';
import { segmentsOf } from './segments.js';
import { cutText, visible } from './visible.js';

const tex = (text: string) =>
  segmentsOf(text).flatMap((one) => (one.kind === 'math' ? [[one.tex, one.display]] : []));

test.each<[string, unknown]>([
  [
    'If $x^2$ and $y$.',
    [
      ['x^2', false],
      ['y', false],
    ],
  ],
  ['It costs $5 and then $6.', []],
  ['From $5 to $10 each', []],
  [
    '$$a$$ and \\[b\\] and \\(c\\)',
    [
      ['a', true],
      ['b', true],
      ['c', false],
    ],
  ],
  ['\\begin{align*}a&=b\\end{align*}', [['\\begin{align*}a&=b\\end{align*}', true]]],
  ['\\$5 and $x$', [['x', false]]],
  ['$\\text{a \\$5 note}$', [['\\text{a \\$5 note}', false]]],
  ['$x\n\ny$', []],
])('the formulas of %j', (text, formulas) => {
  expect(tex(text)).toEqual(formulas);
});

test('fenced code is code, and no formula is sought in it', () => {
  expect(segmentsOf('See:\n```python\nprint("$x$")\n```\n$y$')).toEqual([
    { kind: 'text', text: 'See:\n' },
    { kind: 'code', code: 'print("$x$")\n', language: 'python' },
    { kind: 'text', text: '\n' },
    { kind: 'math', tex: 'y', display: false },
  ]);
});

test('no text is lost, whatever it holds', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'$\\`a1 \n()[]{}') }), (text) => {
      const parts = segmentsOf(text).map((one) =>
        one.kind === 'text' ? one.text : one.kind === 'math' ? one.tex : one.code,
      );
      let from = 0;
      for (const part of parts) {
        const at = text.indexOf(part, from);
        expect(at).toBeGreaterThanOrEqual(0);
        from = at + part.length;
      }
    }),
  );
});

test.each([
  '\\href{javascript:alert(1)}{x}',
  '\\includegraphics{http://example.org/x.png}',
  '\\htmlStyle{color:red}{x}',
  '\\def\\a{\\a\\a}\\a',
  '\\frac{1}{',
  'x'.repeat(3000),
])('%s is not drawn', (formula) => {
  expect(renderMath(formula, false)).toBeUndefined();
});

test('what is drawn is MathML without styles, handlers or a second copy of the source', () => {
  for (const formula of [
    '\\color{red}x',
    '\\boxed{\\cancel{y}}',
    '\\text{<script>}',
    '\\sum_{i=1}^n \\frac{1}{i}',
  ]) {
    const drawn = renderMath(formula, true) as string;
    expect(drawn).toMatch(/^<math[\s\S]*<\/math>$/);
    expect(drawn).not.toMatch(/ style=|<script|<annotation| on\w+=/);
  }
});

test('control characters and turns of direction are shown by their number', () => {
  expect(visible('a\u0000b\u001b[31m \u202e c\td\r\ne')).toBe('a⟨U+0000⟩b⟨U+001B⟩[31m ⟨U+202E⟩ c\td\ne');
});

test('a text is cut at a whole character, and its length is told', () => {
  expect(cutText('ab😀c', 3)).toEqual({ text: 'ab', cut: 5 });
  expect(richText('x'.repeat(50), 10)).toEqual({ pieces: ['x'.repeat(10)], cut: 50 });
});

test('code and markup are escaped', () => {
  const { pieces } = richText('```html\n<img src=x onerror=alert(1)>\n```', 1000);
  expect(JSON.stringify(pieces)).not.toContain('<img');
});

test('differences are marked on both sides, and the texts stay whole', () => {
  const [left, right] = markDifferences('He has 12 red rolls.', 'He has 13 red rolls.');
  expect(left.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['12']);
  expect(right.filter(({ differs }) => differs).map(({ text }) => text)).toEqual(['13']);
  fc.assert(
    fc.property(fc.string(), fc.string(), (a, b) => {
      const sides = markDifferences(a, b).map((parts) => parts.map(({ text }) => text).join(''));
      expect(sides).toEqual([a, b]);
    }),
  );
});
