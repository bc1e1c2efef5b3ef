import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSandbox } from '#sandboxes/index.js';
import type { Sandbox } from '#sandboxes/sandbox.js';
import { code } from './index.js';

const program = `
import math

class Empty(Exception):
    def __init__(self, message, size=0):
        super().__init__(message)
        self.size = size

class Stack:
    def __init__(self):
        self.items = []
    def push(self, item):
        self.items.append(item)
    def pop(self):
        if not self.items:
            raise Empty("the stack is empty", size=3)
        return self.items.pop()

class Tall(Stack):
    pass

def root(x):
    if x < 0:
        raise ValueError(f"no root of {x}")
    return math.sqrt(x)

def look(table, key):
    return table[key]

def halves(numbers):
    return [n / 2 for n in numbers]

def greet(name):
    print("hello", name)

def tall():
    return Tall()

def max(n):
    return n + 2
`;

/** Test files that the program above passes, each with one change that it must not pass. */
const files: [name: string, source: string, from: string, to: string][] = [
  [
    'raises and match',
    `import pytest
from solution import root

def test_root():
    assert root(9) == 3
    with pytest.raises(ValueError, match=r"root of -\\d"):
        root(-4)
`,
    'ValueError',
    'KeyError',
  ],
  [
    'raises asks for the message',
    `import pytest
def test_root():
    with pytest.raises((TypeError, ValueError)) as info:
        root(-4)
    assert str(info.value) == "no root of -4" and info.type is ValueError
`,
    'root of -4"',
    'root of -5"',
  ],
  [
    'raises that nothing raises',
    'import pytest\ndef test_f():\n    pytest.raises(ValueError, root, -1)\n',
    '-1',
    '1',
  ],
  [
    "an exception of the program's own",
    `import pytest
from solution import Stack, Empty

def test_pop():
    stack = Stack()
    with pytest.raises(Empty) as info:
        stack.pop()
    assert info.value.size == 3
    try:
        stack.pop()
        pytest.fail("no exception")
    except Empty as error:
        assert "empty" in str(error)
`,
    'size == 3',
    'size == 4',
  ],
  [
    'another exception than the named one',
    'from solution import Stack, Empty, Tall\nimport pytest\ndef test_pop():\n    with pytest.raises(Empty):\n        Stack().pop()\n',
    'raises(Empty)',
    'raises(Tall)',
  ],
  [
    "a key error's own message",
    'def test_look():\n    try:\n        look({}, "k")\n        assert False\n    except KeyError as error:\n        assert error.args == ("k",)\n',
    '("k",)',
    '("j",)',
  ],
  [
    'approx of a number, a list and a dictionary',
    `from pytest import approx
def test_all():
    assert root(2) == approx(1.4142135)
    assert halves([1, 2]) == approx([0.5, 1.0000001])
    assert {"a": root(2)} == approx({"a": 1.414}, abs=0.001)
    assert approx(1.4, rel=0.1) == root(2) and root(2) != approx(1.5)
`,
    '1.4142135',
    '1.4142',
  ],
  [
    'parametrize, twice, with ids and param',
    `import pytest
@pytest.mark.parametrize("x, want", [(4, 2), pytest.param(9, 3, id="nine"), pytest.param(1, 7, marks=pytest.mark.xfail)], ids=str)
@pytest.mark.parametrize("unused", ["a", "b"])
def test_root(x, want, unused):
    assert root(x) == want
`,
    '(4, 2)',
    '(4, 3)',
  ],
  [
    'fixtures, also of classes, and with an end',
    `import pytest
@pytest.fixture
def stack():
    made = Stack()
    made.push(1)
    yield made
    assert made.pop() == 1

@pytest.fixture(params=[4, 9])
def square(request):
    return request.param

def test_push(stack):
    stack.push(2)
    assert stack.pop() == 2

class TestRoot:
    def setup_method(self):
        self.more = 0
    @pytest.mark.parametrize("plus", [0, 0.0])
    def test_root(self, square, plus):
        assert root(square) ** 2 == square + plus + self.more
`,
    'self.more = 0',
    'self.more = 1',
  ],
  [
    'what is printed',
    `def test_greet(capsys):
    greet("you")
    assert capsys.readouterr().out == "hello you\\n"
    greet("me")
    out, err = capsys.readouterr()
    assert out.strip().split() == ["hello", "me"]
`,
    '"hello you',
    '"hello me',
  ],
  [
    'redirected output',
    `import contextlib, io
def test_greet():
    with contextlib.redirect_stdout(io.StringIO()) as out:
        greet("you")
    assert out.getvalue() == "hello you\\n"
`,
    'hello you',
    'hello, you',
  ],
  [
    'skipped tests',
    `import pytest
@pytest.mark.skip(reason="not now")
def test_no():
    assert root(4) == 5
@pytest.mark.skipif(True, reason="never")
class TestNo:
    def test_no(self):
        assert root(4) == 5
def test_yes():
    assert root(4) == 2
def test_perhaps():
    pytest.skip("later")
`,
    '== 2',
    '== 3',
  ],
  [
    "unittest's cases",
    `import unittest
from solution import root, halves, Stack, Empty
class RootTest(unittest.TestCase):
    def setUp(self):
        self.stack = Stack()
    def test_root(self):
        self.assertEqual(root(4), 2)
        self.assertAlmostEqual(root(2), 1.41421356)
        for n in (1, 4):
            with self.subTest(n=n):
                self.assertTrue(root(n) > 0)
    def test_raises(self):
        with self.assertRaises(ValueError):
            root(-1)
        self.assertRaises(Empty, self.stack.pop)
    def test_halves(self):
        self.assertCountEqual(halves([2, 4]), [2.0, 1.0])
if __name__ == "__main__":
    unittest.main()
`,
    'assertEqual(root(4), 2)',
    'assertEqual(root(4), 3)',
  ],
  [
    'the module as such',
    'import solution\nfrom solution import *\ndef test_it():\n    assert solution.root(4) == 2 and halves([4]) == [2]\n',
    '== 2',
    '== 3',
  ],
  [
    'a function with the name of a built-in one',
    'import pytest\ndef test_max():\n    assert max(2) == 4\n',
    '== 4',
    '== 2',
  ],
  [
    "instances of the program's classes",
    'from solution import Stack, Tall, tall\ndef test_kind():\n    made = tall()\n    assert isinstance(made, Stack) and not isinstance(Stack(), Tall) and not isinstance(3, (str, Tall))\n',
    'not isinstance(3',
    'not isinstance(made',
  ],
];

/** The strongest of this machine, and the one whose Python is another. */
describe.each(['auto', 'wasm'] as const)('test files as pytest runs them: %s', (backend) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await openSandbox(backend, { workers: 2 });
  });
  afterAll(() => sandbox.close());

  const judge = (source: string, completion = program) =>
    code.verify(
      `\`\`\`python\n${completion}\n\`\`\``,
      { verifier: 'code', language: 'python', tests: [{ source }] },
      { sandbox: async () => sandbox },
    );

  test.each(files)('%s', async (_, source, from, to) => {
    expect(await judge(source)).toMatchObject({ reward: 1, outcome: 'correct' });
    expect(source).toContain(from);
    expect(await judge(source.replace(from, to))).toMatchObject({ reward: 0, outcome: 'incorrect' });
    expect(await judge(source, 'x = 1')).toMatchObject({ reward: 0, outcome: 'incorrect' });
  });

  test('a failed import passes no test that awaits any exception', async () => {
    const source = 'import pytest\ndef test_f():\n    with pytest.raises(Exception):\n        root(-1)\n';
    expect(await judge(source)).toMatchObject({ reward: 1 });
    expect(await judge(source, 'x = 1')).toMatchObject({
      reward: 0,
      reason: expect.stringMatching(/root.*not defined/),
    });
  });

  test("a test that skips itself after the program's answer is not passed", async () => {
    const source = 'import pytest\ndef test_f():\n    if root(4) != 2:\n        pytest.skip("other")\n';
    expect(await judge(source)).toMatchObject({ reward: 1 });
    expect(await judge(source, 'def root(x): return 0')).toMatchObject({ reward: 0 });
  });

  test.each([
    ['import pytest\ndef test_f(tmp_path):\n    assert root(4) == 2\n', 'the fixture tmp_path'],
    ['import pytest\npytest.register_assert_rewrite("x")\n', 'pytest.register_assert_rewrite'],
    ['from unittest.mock import patch\n', 'unittest.mock.patch'],
    ['async def test_f():\n    assert root(4) == 2\n', 'asynchronous test test_f'],
    ['import pytest\nnp = pytest.importorskip("no_such_module")\n', 'no_such_module'],
    ['import pytest\n@pytest.mark.skip\ndef test_f():\n    assert root(4) == 2\n', 'never calls the program'],
  ])('what is not provided is a fault that names it: %#', async (source, named) => {
    expect(await judge(source)).toMatchObject({ reward: null, reason: expect.stringContaining(named) });
  });
});
