/** The modules that programs of contests import, in every backend that has been given them. */
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Run, Sandbox } from '#sandboxes/sandbox.js';
import { describeEachBackend } from './each-backend.js';

const wheels = process.env.RLVR_TEST_WHEELS || join(homedir(), '.cache', 'rlvr', 'wheels');
const ofSystem = '/usr/lib/python3/dist-packages';
const required = (process.env.RLVR_REQUIRE ?? '').split(',').includes('python-modules');

const programs = {
  sortedcontainers: `
from sortedcontainers import SortedDict, SortedList, SortedSet
import sortedcontainers
kept = SortedList([5, 1, 4, 1], key=lambda v: -v)
kept.add(3)
print(list(kept), kept.bisect_left(4), list(SortedSet("abca")), SortedDict(b=1, a=2).peekitem(0))
assert not hasattr(sortedcontainers, "touched")
sortedcontainers.touched = SortedList.add = None
`,
  numpy: `
import numpy
print((numpy.arange(6).reshape(2, 3) @ numpy.ones(3)).tolist())
`,
};
const wanted = {
  sortedcontainers: "[5, 4, 3, 1, 1] 1 ['a', 'b', 'c'] ('a', 2)\n",
  numpy: '[3.0, 12.0]\n',
};

/** Whether a backend has been given a module. Docker's image always has. */
function given(backend: string, name: keyof typeof programs): boolean {
  if (backend === 'bubblewrap') return existsSync(`${ofSystem}/${name}`);
  if (backend === 'wasm')
    return existsSync(wheels) && readdirSync(wheels).some((file) => file.startsWith(`${name}-`));
  return true;
}

/** Through numpy a program reaches all memory of its own process: this one makes 7 another number and changes what others use. */
const overwrites = `
import numpy

class Everything:
    __array_interface__ = {"data": (id(7), False), "typestr": "|u1", "shape": (64,), "version": 3}

view = numpy.asarray(Everything())
digit = bytes(view).index(7)
numpy.kept = numpy.sum = None
numpy.random.seed(5)
numpy.seterr(all="raise")
numpy.set_printoptions(precision=1)
view[digit] = 9
print(3 + 4)
`;
const untouched = `
import numpy
print(3 + 4, hasattr(numpy, "kept"), numpy.geterr()["divide"], numpy.array([0.125]), numpy.sum([1, 2]))
`;

await describeEachBackend((backend) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    vi.stubEnv('RLVR_WHEELS', wheels);
    sandbox = await backend.open({ workers: 1 });
  });
  afterAll(() => sandbox.close());
  const run = (source: string): Promise<Run> =>
    sandbox.run(
      { language: 'python', files: { 'main.py': source }, entry: 'main.py', stdin: '' },
      { timeMs: 20_000, memoryBytes: 2 ** 28, outputBytes: 65536 },
    );

  test.each(['sortedcontainers', 'numpy'] as const)('%s, run after run', async (name) => {
    const there = given(backend.name, name);
    if (!there && !required) {
      expect((await run(programs[name])).stderr).toContain(`No module named '${name}'`);
      return;
    }
    for (let time = 0; time < 3; time++)
      expect(await run(programs[name])).toMatchObject({ ending: 'exited', stdout: wanted[name], stderr: '' });
  });

  test('what a program writes through numpy is gone for the next', async (context) => {
    if (!given(backend.name, 'numpy') && !required) return context.skip();
    for (let time = 0; time < 3; time++) {
      expect(await run(overwrites)).toMatchObject({ ending: 'exited', stdout: '9\n' });
      expect(await run(untouched)).toMatchObject({ stdout: '7 False warn [0.125] 3\n', stderr: '' });
    }
  });
});
