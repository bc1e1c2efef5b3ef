/** What programs written for 64 bits find in a Python of 32: the same as in the machine's own. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Sandbox } from '../../sandbox.js';
import { wasm } from '../index.js';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await wasm.open({ workers: 1 });
}, 60_000);
afterAll(() => sandbox.close());

async function here(source: string): Promise<string> {
  const program = { language: 'python', files: { 'main.py': source }, entry: 'main.py', stdin: '' } as const;
  const run = await sandbox.run(program, { timeMs: 20_000, memoryBytes: 2 ** 27, outputBytes: 2 ** 20 });
  expect(run).toMatchObject({ ending: 'exited', stderr: '' });
  return run.stdout;
}

function native(source: string): string {
  const run = spawnSync('python3', ['-I', '-c', source], { encoding: 'utf8' });
  expect(run).toMatchObject({ status: 0, stderr: '' });
  return run.stdout;
}

const hasPython = spawnSync('python3', ['-c', '']).status === 0;

/** Reads no more than the kind of an error where messages tell of types of C. */
const evaluate = (cases: readonly string[]): string => `
import bisect, sys
class Long:
    "A sequence that is none of Python's own."
    def __init__(self, length): self.length = length
    def __len__(self): return self.length
    def __getitem__(self, at):
        if not 0 <= at < self.length: raise IndexError(at)
        return at
class Cross:
    def __lt__(self, other): raise OverflowError("the program's own")
    __gt__ = __lt__
def tell(case):
    try:
        return eval(case)
    except ValueError as error:
        return "ValueError " + str(error)
    except Exception as error:
        return type(error).__name__
for case in ${JSON.stringify(cases)}:
    print(case, tell(case))
`;

const near = (edge: string): string[] => [edge, `${edge} - 1`, `${edge} + 1`];
const number = fc.oneof(
  fc.constantFrom(...['2 ** 31', '2 ** 32', '10 ** 16', '2 ** 63', '-2 ** 31', '-2 ** 63'].flatMap(near)),
  fc.integer({ min: -40, max: 40 }).map(String),
  fc.bigInt(-(10n ** 17n), 10n ** 17n).map(String),
);
const step = fc.constantFrom('1', '1', '3', '10 ** 9', '-1', '-7');
const sequence = fc.oneof(
  fc.tuple(number, number, step).map((parts) => `range(${parts.join(', ')})`),
  fc.constantFrom('range(10 ** 16)', 'range(10 ** 16, 0, -1)', 'range(2 ** 63 - 1)', 'range(2 ** 63)'),
  fc.constantFrom('[]', '[1, 3, 3, 5]', '(1, 2)', '"abc"'),
  number.map((length) => `Long(${length})`),
);
const bound = (name: string) =>
  fc.option(number, { nil: null }).map((at) => (at === null ? '' : `, ${name}=${at}`));
const key = fc.constantFrom(
  '',
  '',
  ', key=lambda v: v * v',
  ', key=lambda v: -v',
  ', key=lambda v: v >= 10 ** 12',
);
const called = fc
  .tuple(
    fc.constantFrom('bisect', 'bisect_left', 'bisect_right'),
    sequence,
    number,
    bound('lo'),
    bound('hi'),
    key,
  )
  .map(([name, a, x, lo, hi, by]) => `bisect.${name}(${a}, ${x}${lo}${hi}${by})`);

test.skipIf(!hasPython)(
  'bisect answers as on 64 bits, errors too',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(called, { minLength: 150, maxLength: 150 }), async (cases) => {
        const source = evaluate(cases);
        expect((await here(source)).split('\n')).toEqual(native(source).split('\n'));
      }),
      { numRuns: 8, endOnFailure: true },
    );
  },
  60_000,
);

const pinned: [string, string][] = [
  ['bisect.bisect_left(range(10 ** 16), True, key=lambda v: v * v >= 10 ** 30)', '1000000000000000'],
  ['bisect.bisect_left(range(10 ** 16), 7)', '7'],
  ['bisect.bisect(range(10 ** 16), 7, 3 * 10 ** 9)', '3000000000'],
  ['bisect.bisect_right(range(10 ** 16, 0, -3), -10, key=lambda v: -v)', '3333333333333331'],
  ['bisect.bisect_left(range(10 ** 16), 7, lo=-1)', 'ValueError lo must be non-negative'],
  ['bisect.bisect_left([1, 2], 2, -10 ** 10)', 'ValueError lo must be non-negative'],
  ['bisect.bisect_left([1, 2], 2, hi=10 ** 10)', 'IndexError'],
  ['bisect.bisect_left(range(2 ** 64), 2)', 'OverflowError'],
  ['bisect.bisect_left([1, 2], 2, 2 ** 64)', 'OverflowError'],
  ['bisect.bisect_left([1, 2], Cross())', 'OverflowError'],
  ['bisect.bisect_left([1, 2, 3, 4], 3)', '2'],
  ['bisect.bisect_right is bisect.bisect', 'True'],
  ['[bisect.bisect_left.__name__, bisect.bisect_left.__module__]', "['bisect_left', 'bisect']"],
  ['sys.maxsize', '9223372036854775807'],
  ['len(range(sys.maxsize)) if False else max(2 ** 40, sys.maxsize) == sys.maxsize', 'True'],
];

test('searches that were tried by hand', async () => {
  const told = (await here(evaluate(pinned.map(([source]) => source)))).trim().split('\n');
  expect(told).toEqual(pinned.map(([source, wanted]) => `${source} ${wanted}`));
});

const parts = `
import bz2, functools, gzip, io, itertools, pickle, random, re, sys, email.message, configparser, traceback
print(gzip.open(io.BytesIO(gzip.compress(b"a" * 100000))).read() == b"a" * 100000)
print(bz2.open(io.BytesIO(bz2.compress(b"a" * 100000))).read() == b"a" * 100000)
@functools.lru_cache(maxsize=sys.maxsize)
def f(x): return x + 1
print(f(1), f(1), f.cache_info().hits)
@functools.lru_cache(2)
def g(x): return x + 1
print([g(i) for i in (1, 2, 3, 1)], g.cache_info(), functools.cache(abs)(-1), functools.lru_cache(0)(abs)(-2))
print(pickle.loads(pickle._dumps(list(range(1000)))) == list(range(1000)), pickle._loads(pickle.dumps(b"a" * 1000)) == b"a" * 1000)
print([1, 2, 3].index(2, 0, sys.maxsize), [1, 2][:sys.maxsize], "aba".find("b", 0, sys.maxsize), 0 <= random.randint(0, sys.maxsize) <= sys.maxsize)
print(next(i for i in range(1, sys.maxsize) if i * i > 50), min([sys.maxsize, 3]), -sys.maxsize - 1)
bare = email.message.EmailMessage(); bare["Subject"] = "a " * 100; print(len(str(bare)) > 200)
parser = configparser.ConfigParser(); parser.read_string("[a]\\nb = 1\\n  2\\n"); print(parser["a"]["b"])
`;

const hashes = `
import collections.abc
class Own(collections.abc.Set):
    def __init__(self, of): self.of = list(of)
    def __contains__(self, one): return one in self.of
    def __iter__(self): return iter(self.of)
    def __len__(self): return len(self.of)
    __hash__ = collections.abc.Set._hash
print([hash(Own(of)) == hash(frozenset(of)) for of in ([], [1], [1, 2, "a"], range(100))])
`;

test('a set of a program hashes as a frozenset does', async () => {
  expect(await here(hashes)).toBe('[True, True, True, True]\n');
});

test.skipIf(!hasPython)('what of the library reads sys.maxsize works with it', async () => {
  const told = await here(parts);
  expect(told).toBe(native(parts));
  expect(told).not.toContain('False');
});
