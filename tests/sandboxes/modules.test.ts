/** The modules that programs of contests import, in every backend that has been given them. */
import { existsSync } from 'node:fs';
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

/** Whether a backend has been given a module, or will never have it. Docker's image always has. */
function given(backend: string, name: keyof typeof programs): boolean | 'never' {
  if (backend === 'bubblewrap') return existsSync(`${ofSystem}/${name}`);
  if (backend === 'wasm') return name === 'numpy' ? 'never' : existsSync(wheels);
  return true;
}

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
    if (there === 'never' || (!there && !required)) {
      expect((await run(programs[name])).stderr).toContain(`No module named '${name}'`);
      return;
    }
    for (let time = 0; time < 3; time++)
      expect(await run(programs[name])).toMatchObject({ ending: 'exited', stdout: wanted[name], stderr: '' });
  });
});
