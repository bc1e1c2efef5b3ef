import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Language } from '#sandboxes/languages.js';
import { extract } from './extract.js';

const fence = '```';
const block = (code: string, tag = 'python'): string => `${fence}${tag}\n${code}\n${fence}`;
const found = (text: string, entry?: string, continues = false) => extract(text, entry, continues);

test('the last block of the language counts', () => {
  const text = `First:\n${block('a = 1')}\nBetter:\n${block('a = 2')}\nIn C++:\n${block('int a;', 'cpp')}`;
  expect(found(text)).toEqual({ code: 'a = 2', rule: 'fenced' });
});

test('a tagged block counts before an untagged one, which may be sample output', () => {
  expect(found(`${block('print(3)')}\nThis prints:\n${block('3', '')}`)?.code).toBe('print(3)');
});

test('the block that defines the entry point counts before a later usage example', () => {
  const text = `${block('def f(x):\n    return x')}\nUsage:\n${block('print(f(1))')}`;
  expect(found(text, 'f')?.code).toContain('def f');
  expect(
    found(`${block('class Solution:\n    pass')}\n${block('Solution()')}`, 'Solution().f')?.code,
  ).toContain('class');
});

test('code inside the thinking part is not the answer', () => {
  expect(found(`<think>${block('x = 1')}</think>I do not know.`)).toBeNull();
  expect(found(`<think>${block('x = 1')}</think>\n${block('x = 2')}`)?.code).toBe('x = 2');
  expect(found(`<think>${block('x = 1')}`)).toBeNull();
});

test('a block that is cut off goes to the end', () => {
  expect(found(`Here:\n${fence}python\nx = 1\ny = 2`)?.code).toBe('x = 1\ny = 2');
});

test('a block in only another language is no answer', () => {
  expect(found(block('int main() {}', 'cpp'))).toBeNull();
});

test('bare code counts, prose before it does not', () => {
  expect(found('Sure, here you go.\nimport sys\nprint(1)')).toEqual({
    code: 'import sys\nprint(1)',
    rule: 'bare',
  });
  expect(found('I am not able to solve this.')).toBeNull();
  expect(found('  \n')).toBeNull();
});

test('text after a begun function goes on with it, indentation kept', () => {
  expect(found('    return 1\n', 'f', true)).toEqual({ code: '    return 1\n', rule: 'continued' });
});

test('windows line ends are line ends', () => {
  expect(found(block('a = 1\nb = 2').replaceAll('\n', '\r\n'))?.code).toBe('a = 1\nb = 2');
});

test('hostile text is read in linear time', () => {
  const started = performance.now();
  for (const piece of ['`', '```a', 'a ', 'for ) ', 'a, ', '~', '\n```', '<think>', '</think>'])
    found(piece.repeat(100_000), 'f', false);
  found(`\`\`\`${'a'.repeat(200_000)}\``);
  expect(performance.now() - started).toBeLessThan(5000);
});

test('any text is read without an error', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 500 }), fc.boolean(), (text, continues) => {
      found(text, 'f', continues);
    }),
    { seed: 42 },
  );
});

test('a block inside a list loses the indentation of its fence', () => {
  const code = 'def f(x):\n    return x';
  const indented = (by: string) => `1. Code:\n\n${block(code).replace(/^/gm, by)}`;
  expect(found(indented('   '), 'f')?.code).toBe(code);
  expect(found(indented('\t'), 'f')?.code).toBe(code);
  // Lines that stand further out than the fence are left as they are.
  expect(found(`   ${fence}python\n${code}\n   ${fence}`)?.code).toBe(code);
});

test('marks around a program are no part of it', () => {
  const code = 'def f(x):\n    return x';
  for (const text of [
    `<answer>\n${code}\n</answer>`,
    `[BEGIN]\n${code}\n[DONE]\n\nYou are an expert`,
    `[PYTHON]\n${code}\n[/PYTHON]`,
    `${code}<|im_end|>`,
    `\ufeff${code}`,
    `${fence}python\n${code}${fence}`,
  ])
    expect(found(text, 'f')?.code.trim()).toBe(code);
  expect(found('print("a <answer> b")')?.code).toBe('print("a <answer> b")');
});

const program = 'def f(x):\n    return x < 1';
test.each([
  ['prose behind bare code', `${program}\n\nThis function tells whether x is small.`],
  ['prose on both sides', `Here is the code:\n\n${program}\n\n### Explanation\nIt compares.`],
  ['a session of the interpreter', '>>> def f(x):\n...     return x < 1\n>>> f(1)\nFalse'],
  ['HTML', '<pre><code class="language-python">def f(x):\n    return x &lt; 1\n</code></pre>\nDone.'],
  ['lstlisting', `\\begin{lstlisting}[language=Python]\n${program}\n\\end{lstlisting}`],
  ['minted', `\\begin{minted}{python}\n${program}\n\\end{minted}`],
  ['verbatim', `\\begin{verbatim}\n${program}\n\\end{verbatim}`],
  ['tildes', `~~~python\n${program}\n~~~`],
  ['attributes', `${fence}{.python .numberLines}\n${program}\n${fence}`],
  ['a title', `${fence}python title="f.py"\n${program}\n${fence}`],
  ['a file name', `${fence}python:f.py\n${program}\n${fence}`],
  ['a label below the fence', `${fence}\npython\n${program}\n${fence}`],
  ['a Markdown document', `${fence}${'`'}markdown\n# f\n${block(program)}\n${fence}${'`'}`],
  ['indented code', `The code:\n\n    def f(x):\n        return x < 1\n\nDone.`],
  ['a usage example behind it', `${block(program)}\n${block('>>> f(1)\nFalse')}`],
])('a program in %s', (_, text) => {
  const lines = (code = ''): string[] => code.trim().split('\n').slice(0, 2);
  expect(lines(found(text, 'f')?.code)).toEqual(program.split('\n'));
  expect(lines(extract(text, undefined, false, 'python', ['f'])?.code)).toEqual(program.split('\n'));
});

test('code that looks like prose stays', () => {
  const text =
    'def f(x):\n    """Says\nThe answer is here.\n    """\n    return x\n\nif f(1) and f(2):\n    print(1)\n# The end is near.';
  expect(found(text, 'f')?.code).toBe(text);
});

test.each<[Language, string]>([
  ['python', 'n, m = map(int, input().split())\nprint(n + m)'],
  [
    'python',
    'import sys\n## Step 1: read\nn = int(input())\na, b = 1, 2\na, b = b, a\na, not b\nprint(a if b else n)',
  ],
  ['python', 'names = [\napple, pear,\nplum or\nfig\n]\nx = (1\n- len(names)\n+ 2)\nprint(x)'],
  ['python', 'text = """\nIt says (this.\n"""\nsmile = ":("\nfirst, second, third = text\nprint(third)'],
  ['cpp', '#include <list>\nNode merge(Node a, Node b)\n{\n  return a;\n}\nEXPORT static void f(int a);'],
  ['cpp', '#include <list>\n/*\nThis program adds.\n*/\nint main() { return 1 // This is it.\n- 1;\n}'],
  ['javascript', 'const text = `\nThis is a text.\n`;\nfunction f() {\nThis.is(1);\n}'],
  ['rust', "use std::fmt;\nfn longest<'a>(x: &'a str, y: &'a str) -> &'a str {\n    x\n}\nfn main() {}"],
])('a bare program in %s is kept whole: %j', (language, code) => {
  expect(extract(code, undefined, false, language)?.code).toBe(code);
  const explained = `${code}\n\nThis program reads two numbers.`;
  expect(extract(explained, undefined, false, language)?.code.trim()).toBe(code);
});
