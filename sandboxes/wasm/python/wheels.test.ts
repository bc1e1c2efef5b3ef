import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { Run, Sandbox } from '../../sandbox.js';
import { SandboxUnavailable } from '../../sandbox-unavailable.js';
import { wasm } from '../index.js';
import { emptyLibrary, moduleLibrary } from './library.test.data.js';
import { readWheels, wheelNames, wheelsFolder } from './wheels.js';

const root = mkdtempSync(join(tmpdir(), 'rlvr-wheels-'));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

/** A folder with wheels; each is given by its name and the modules in it. */
function folderWith(wheels: Record<string, Record<string, string | Buffer>>): string {
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

const abi = { python: 'cp313', platform: '2025_0' };
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
  expect(await readWheels(abi, join(root, 'none'))).toEqual([]);
  const folder = mkdtempSync(join(root, 'other-'));
  writeFileSync(join(folder, 'notes.txt'), '');
  writeFileSync(join(folder, 'a.tar.gz'), '');
  expect(wheelNames(folder)).toEqual([]);
});

test.each([
  [
    'a-1-cp313-cp313-manylinux_2_17_x86_64.whl',
    'PK',
    'was compiled for another machine, not for cp313-pyodide_2025_0_wasm32',
  ],
  ['a-1-cp312-cp312-pyodide_2025_0_wasm32.whl', 'PK', 'was compiled for another machine'],
  ['a-1-cp313-cp313-pyodide_2024_0_wasm32.whl', 'PK', 'was compiled for another machine'],
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
  await expect(readWheels(abi, file)).rejects.toThrow(SandboxUnavailable);
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

test.each([
  'cp313-cp313-pyodide_2025_0_wasm32',
  'cp313-cp313-pyemscripten_2025_0_wasm32',
  'cp39-abi3-pyodide_2025_0_wasm32',
])('compiled modules are imported from a wheel for %s, in every run', async (tag) => {
  const answer = moduleLibrary('answer', 'getpid');
  const wheel = {
    'deep/__init__.py': 'import sys\nfrom deep.down import answer\nwidest = sys.maxsize\n',
    'deep/down/__init__.py': '',
    'deep/down/answer.cpython-313-wasm32-emscripten.so': answer,
  };
  await inSandbox(folderWith({ [`deep-1-${tag}.whl`]: wheel, ...tiny }), async (run) => {
    const program = `
import importlib, sys
import deep
from deep.down import answer
print(answer.__name__, answer.__file__, getattr(answer, "kept", None), deep.widest == deep.sys.maxsize, sys.maxsize)
print(deep.sys.argv)
answer.kept = 1
del sys.modules["deep.down.answer"], deep.down.answer
print(importlib.import_module("deep.down.answer").__name__)
import tiny
`;
    const file = `/lib/wheels/deep-1-${tag}.whl/deep/down/answer.cpython-313-wasm32-emscripten.so`;
    const told = [`deep.down.answer ${file} None True ${2n ** 63n - 1n}`, "['main.py']", 'deep.down.answer'];
    for (let time = 0; time < 3; time++) {
      const ended = await run(program);
      expect(ended).toMatchObject({ ending: 'exited', stderr: '' });
      expect(ended.stdout.trim().split('\n')).toEqual(told);
    }
  });
});

const compiledWheel = 'a-1-cp313-cp313-pyodide_2025_0_wasm32.whl';

test.each([
  ['no library', 'rubbish', 'is no library for WebAssembly'],
  ['no module in it', emptyLibrary, 'does not define module export function'],
  [
    'needs what there is not',
    moduleLibrary('bad', 'missing_function'),
    'cannot resolve symbol missing_function',
  ],
])(
  'a compiled module that cannot be imported is told when the sandbox opens: %s',
  async (_, content, reason) => {
    const folder = folderWith({ [compiledWheel]: { 'bad.so': content } });
    vi.stubEnv('RLVR_WHEELS', folder);
    const error = await wasm.open({ workers: 1 }).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(SandboxUnavailable);
    expect((error as Error).message).toContain(`/lib/wheels/${compiledWheel}/bad.so`);
    expect((error as Error).message).toContain(reason);
    expect(error).toMatchObject({ remedy: `see to the wheels in ${folder}` });
  },
);

test('a wheel that ends as an archive does and is none is told when the sandbox opens', async () => {
  const folder = mkdtempSync(join(root, 'bad-'));
  writeFileSync(join(folder, 'a-1-py3-none-any.whl'), 'rubbish PK\x05\x06');
  vi.stubEnv('RLVR_WHEELS', folder);
  const told =
    'python does not start in a worker: /lib/wheels/a-1-py3-none-any.whl cannot be read as an archive';
  await expect(wasm.open({ workers: 1 })).rejects.toThrow(told);
});

test('a program can load no library: not one of its own, and not one again', async () => {
  const wheel = { 'answer.so': moduleLibrary('answer', 'getpid') };
  await inSandbox(folderWith({ [compiledWheel]: wheel }), async (run) => {
    const bytes = moduleLibrary('own', 'getpid').toString('hex');
    for (const path of ['/box/own.so', `/lib/wheels/${compiledWheel}/answer.so`]) {
      const loads = `
import importlib.machinery, importlib.util
open("own.so", "wb").write(bytes.fromhex("${bytes}"))
loader = importlib.machinery.ExtensionFileLoader("own", "${path}")
try:
    importlib.util.module_from_spec(importlib.util.spec_from_loader("own", loader))
except ImportError:
    print("refused")
`;
      expect(await run(loads)).toMatchObject({ ending: 'exited', stdout: 'refused\n' });
    }
  });
});

test('compiled code meets the same wall', async () => {
  const outside = 'emscripten_websocket_is_supported';
  await inSandbox(
    folderWith({ [compiledWheel]: { 'out.so': moduleLibrary('out', outside) } }),
    async (run) => {
      const anew =
        'import sys, out\ndel sys.modules["out"]\nprint("before", flush=True)\nimport out\nprint("after")';
      const refused = { ending: 'signalled', stdout: 'before\n', detail: `refused: ${outside}` };
      for (let time = 0; time < 2; time++) expect(await run(anew)).toMatchObject(refused);
      expect(await run('import out; print(out.__name__)')).toMatchObject({ stdout: 'out\n', stderr: '' });
    },
  );
});
