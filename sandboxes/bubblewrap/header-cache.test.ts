import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { headerFirst, madeFile } from '../cpp-header.js';
import { languages } from '../languages.js';
import { type HeaderCache, openHeaderCache } from './header-cache.js';

// A user that the system does not know has no home.
vi.mock('node:os', async (original) => ({
  ...(await original<typeof import('node:os')>()),
  homedir: () => {
    throw new Error('no home');
  },
}));

const compiler = '/usr/bin/g++';
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'rlvr-header-'));
  execFileSync('chmod', ['755', root]);
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const made = (folder: string): string[] =>
  readdirSync(dirname(join(folder, madeFile))).filter((name) => !name.endsWith('.lock'));
const ask = (cache: HeaderCache): void => {
  for (let n = 0; n < 8; n++) cache.compiles();
};
const compilers = (): string[] =>
  spawnSync('pgrep', ['-f', `cc1plus .*${root}`], { encoding: 'utf8' })
    .stdout.split('\n')
    .filter(Boolean);

async function until(done: () => boolean): Promise<void> {
  const deadline = Date.now() + 100_000;
  while (!done() && Date.now() < deadline) await wait(50);
}

test('a user without a home has none', () => {
  vi.stubEnv('XDG_CACHE_HOME', '');
  const user = vi.spyOn(process, 'getuid').mockReturnValue(1000);
  expect(openHeaderCache(undefined, '/bin/sh').folder).toBeNull();
  user.mockRestore();
  vi.unstubAllEnvs();
});

test('without a compiler, or a place to keep it, there is none', () => {
  expect(openHeaderCache(root, '/usr/bin/no-such-compiler').folder).toBeNull();
  writeFileSync(join(root, 'file'), '');
  expect(openHeaderCache(join(root, 'file', 'headers'), '/bin/sh').folder).toBeNull();
});

describe.skipIf(!existsSync(compiler))("C++'s header", () => {
  test('is made once it pays, used by the compiler, and those of other compilers go', async () => {
    mkdirSync(join(root, 'of-another-compiler'));
    const cache = openHeaderCache(root);
    const folder = cache.folder as string;
    for (let n = 1; n < 8; n++) cache.compiles();
    expect(made(folder)).toEqual(['stdc++.h']);
    cache.compiles();
    await until(() => existsSync(join(folder, madeFile)) && readdirSync(root).length === 1);
    expect(made(folder)).toEqual(['stdc++.h', 'stdc++.h.gch']);
    expect(readdirSync(root)).toHaveLength(1);

    const source = '#include <assert.h>\n#include <bits/stdc++.h>\nint main() {}\n';
    writeFileSync(join(root, 'main.cpp'), source);
    expect(headerFirst([source])).not.toEqual([]);
    const [command = '', ...args] = languages.cpp.compile?.('main.cpp', [], [source]) ?? [];
    const here = args.map((arg) => arg.replace(/^\/headers$/, folder).replace('out/program', 'program'));
    const { status, stderr } = spawnSync(command, [...here, '-H', '-Winvalid-pch'], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status).toBe(0);
    expect(stderr).toMatch(/^! .*stdc\+\+\.h\.gch$/m);
    expect(stderr).not.toContain('warning');
  }, 120_000);

  test('that is still being made when the sandbox is closed leaves nothing', async () => {
    const cache = openHeaderCache(root);
    ask(cache);
    await until(() => compilers().length > 0);
    const other = openHeaderCache(root);
    ask(other);
    await wait(500);
    expect(compilers(), 'one judge makes it for all').toHaveLength(1);
    other.close();
    expect(compilers()).toHaveLength(1);
    cache.close();
    await until(() => spawnSync('pgrep', ['-f', root]).status !== 0);
    expect(spawnSync('pgrep', ['-f', root]).status).toBe(1);
    expect(made(cache.folder as string)).toEqual(['stdc++.h']);
  }, 120_000);
});
