import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { Run, Sandbox } from '../../sandbox.js';
import { SandboxUnavailable } from '../../sandbox-unavailable.js';
import { wasm } from '../index.js';
import { readWheels, wheelNames, wheelsFolder } from './wheels.js';

const root = mkdtempSync(join(tmpdir(), 'rlvr-wheels-'));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

/** A folder with wheels; each is given by its name and the modules in it. */
function folderWith(wheels: Record<string, Record<string, string>>): string {
  const folder = mkdtempSync(join(root, 'folder-'));
  for (const [name, modules] of Object.entries(wheels)) {
    const content = mkdtempSync(join(root, 'content-'));
    for (const [path, text] of Object.entries(modules)) {
      mkdirSync(join(content, path, '..'), { recursive: true });
      writeFileSync(join(content, path), text);
    }
    const paths = new Set(Object.keys(modules).map((path) => path.replace(/\/.*/, '')));
    execFileSync('python3', ['-m', 'zipfile', '-c', join(folder, name), ...paths], { cwd: content });
  }
  return folder;
}

const limits = { timeMs: 10_000, memoryBytes: 2 ** 26, outputBytes: 65536 };

async function inSandbox(
  folder: string,
  judge: (run: (source: string) => Promise<Run>, sandbox: Sandbox) => Promise<void>,
) {
  vi.stubEnv('RLVR_WHEELS', folder);
  const sandbox = await wasm.open({ workers: 1 });
  const run = (source: string): Promise<Run> =>
    sandbox.run({ language: 'python', files: { 'main.py': source }, entry: 'main.py', stdin: '' }, limits);
  try {
    await judge(run, sandbox);
  } finally {
    await sandbox.close();
  }
}

test('the folder is the one of RLVR_WHEELS, or else where programs keep their data', () => {
  vi.stubEnv('RLVR_WHEELS', '/wheels');
  expect(wheelsFolder()).toBe('/wheels');
  vi.stubEnv('RLVR_WHEELS', '');
  vi.stubEnv('XDG_DATA_HOME', '/data');
  expect(wheelsFolder()).toBe('/data/rlvr/wheels');
  vi.stubEnv('XDG_DATA_HOME', '');
  vi.stubEnv('HOME', '/home/a');
  expect(wheelsFolder()).toBe('/home/a/.local/share/rlvr/wheels');
});

test('without a folder there are no wheels; what is no wheel is left alone', async () => {
  expect(wheelNames(join(root, 'none'))).toEqual([]);
  expect(await readWheels(join(root, 'none'))).toEqual([]);
  const folder = mkdtempSync(join(root, 'other-'));
  writeFileSync(join(folder, 'notes.txt'), '');
  writeFileSync(join(folder, 'a.tar.gz'), '');
  expect(wheelNames(folder)).toEqual([]);
});

test.each([
  ['numpy-2.0.0-cp313-cp313-manylinux_2_17_x86_64.whl', 'PK', 'holds compiled code'],
  ['a-1-py3-none-any.whl', 'PK\x03\x04 cut short', 'is no whole archive'],
])('%s, which Python could not import from, is named', async (name, content, reason) => {
  const folder = mkdtempSync(join(root, 'bad-'));
  writeFileSync(join(folder, name), content);
  vi.stubEnv('RLVR_WHEELS', folder);
  const error = await wasm.open({ workers: 1 }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SandboxUnavailable);
  const file = join(folder, name);
  expect(error).toMatchObject({ remedy: `remove ${file}` });
  expect((error as Error).message).toContain(`${file} ${reason}`);
});

test('a folder that is a file is named', async () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  await expect(readWheels(file)).rejects.toThrow(SandboxUnavailable);
});

const tiny = {
  'tiny-1.0-py3-none-any.whl': {
    'tiny/__init__.py': 'from tiny.part import double\nstate = []\n',
    'tiny/part.py': 'def double(x):\n    return x + x\n\ndef fails():\n    raise KeyError("here")\n',
    'json.py': 'double = None\n',
    'template.py': 'this is {{ no }} python\n',
  },
  'second-1.0-py3-none-any.whl': { 'second.py': 'import tiny\n\nfour = tiny.double(2)\n' },
};

test('programs import from wheels, after the library; every run finds them as they were', async () => {
  await inSandbox(folderWith(tiny), async (run) => {
    expect(await wasm.modules()).toEqual(['second-1.0-py3-none-any.whl', 'tiny-1.0-py3-none-any.whl']);
    const program = `
import sys, json, second, tiny, tiny.part
print(second.four, tiny.double("ab"), json.loads("[1]"), len(tiny.state), [p for p in sys.path if "wheels" in p])
print(tiny.part.__cached__[-1], tiny.part.double.__code__.co_filename)
tiny.state.append(1)
tiny.part.double = None
sys.path_importer_cache.clear()
sys.path.clear()
`;
    const told = [
      "4 abab [1] 0 ['/lib/wheels/second-1.0-py3-none-any.whl', '/lib/wheels/tiny-1.0-py3-none-any.whl']",
      'c /lib/wheels/tiny-1.0-py3-none-any.whl/tiny/part.py',
    ];
    for (let time = 0; time < 3; time++) {
      const ended = await run(program);
      expect(ended).toMatchObject({ ending: 'exited', stderr: '' });
      expect(ended.stdout.trim().split('\n')).toEqual(told);
    }
  });
});

const overwrites = `
import os
path = "/lib/wheels/second-1.0-py3-none-any.whl"
for change in (
    lambda: open(path, "r+b").write(b"x" * 100),
    lambda: os.truncate(path, 0),
    lambda: os.remove(path),
    lambda: os.rename("/lib/wheels", "/lib/others"),
    lambda: os.mkdir("/lib/wheels"),
    lambda: open(path, "wb").write(b"x" * 100),
):
    try:
        change()
    except OSError:
        pass
try:
    import second
except Exception:
    print("gone")
`;

test('a wheel that a program took away or wrote over is there for the next', async () => {
  await inSandbox(folderWith(tiny), async (run) => {
    for (let time = 0; time < 2; time++) {
      expect(await run(overwrites)).toMatchObject({ ending: 'exited', stdout: 'gone\n' });
      expect(await run('import second; print(second.four)')).toMatchObject({ stdout: '4\n', stderr: '' });
    }
  });
});

test('tracebacks show the lines of a wheel; what does not compile says so where it is imported', async () => {
  await inSandbox(folderWith(tiny), async (run) => {
    const failed = await run('import tiny.part\ntiny.part.fails()');
    expect(failed.stderr).toMatch(/tiny\/part\.py", line 5, in fails\n {4}raise KeyError\("here"\)/);
    expect((await run('import template')).stderr).toContain('SyntaxError');
  });
});

test('wheels do not count against what files a program may hold', async () => {
  const large = { 'large-1-py3-none-any.whl': { 'large.py': 'x = 1\n', 'large.bin': 'a'.repeat(2 ** 27) } };
  await inSandbox(folderWith(large), async (run) => {
    const writes =
      'import large\nwith open("a", "wb") as file:\n    for i in range(60): file.write(bytes(1 << 20))\nprint(large.x)';
    expect(await run(writes)).toMatchObject({ ending: 'exited', stdout: '1\n' });
  });
});
