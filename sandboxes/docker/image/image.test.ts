import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type Docker from 'dockerode';
import { expect, test } from 'vitest';
import { headerFile, headerFolderOfImages, madeFile } from '../../cpp-header.js';
import {
  buildCommand,
  findImage,
  labelsFor,
  languagesIn,
  modulesIn,
  nameFor,
  nameOf,
  packagesFor,
  prepareCommand,
  wrongPackages,
} from './image.js';

const python = { languages: ['python'], packages: [] } as const;
const withC = { languages: ['python', 'c'], packages: [] } as const;
const withPandas = { languages: ['python'], packages: ['python3-pandas'] } as const;

test('an image without C++ makes nothing ready, and each list of languages and packages has a name of its own', () => {
  expect(prepareCommand(['python', 'c'])).toBe('true');
  expect(new Set([python, withC, withPandas].map(nameFor)).size).toBe(3);
});

test('every image has numpy and sortedcontainers, and the packages that were asked for', () => {
  expect(packagesFor(python)).toEqual(['bubblewrap', 'python3', 'python3-numpy', 'python3-sortedcontainers']);
  expect(packagesFor(withPandas)).toContain('python3-pandas');
  const packages = ['python3-numpy', 'graphviz', 'python3-pandas'];
  expect(modulesIn({ ...python, packages, name: 'a' })).toEqual([
    ...['python3-numpy', 'python3-pandas', 'python3-sortedcontainers'],
  ]);
});

test('what is no name of a package is told apart: names reach a shell and apt', () => {
  expect(wrongPackages(['python3-pandas', 'g++', 'libstdc++6', 'python3.11', '7zip'])).toEqual([]);
  const wrong = [
    '',
    'a',
    '-y',
    '--purge',
    'Pandas',
    'a b',
    'a;b',
    '$(b)',
    'a=1',
    'a/b',
    'python3-',
    'a_b',
    'ä1',
  ];
  expect(wrongPackages(wrong)).toEqual(wrong);
});

test('of several images the one with the most languages is taken, and of those the one with the most packages', async () => {
  const images = [python, withC, { ...withC, packages: ['g++', 'python3-scipy'] }, withPandas];
  const listed = images.map((contents, at) => ({
    Id: `sha256:${at}`,
    RepoTags: [`image:${at}`],
    Labels: labelsFor(contents),
  }));
  const daemonWith = (them: unknown[]) => ({ listImages: async () => them }) as unknown as Docker;
  const found = await findImage(daemonWith(listed));
  expect(found).toEqual({ ...images[2], name: 'image:2' });
  expect(await findImage(daemonWith([listed[0], listed[3]]))).toEqual({ ...withPandas, name: 'image:3' });
  expect(await findImage(daemonWith([listed[0]]))).toEqual({ ...python, name: 'image:0' });
  expect(await findImage(daemonWith([]))).toBeNull();
});

test('the command that adds a language keeps the packages', () => {
  expect(buildCommand()).toBe('rlvr sandbox build');
  expect(languagesIn({ ...withPandas, name: 'a' }).c).toMatchObject({
    works: false,
    remedy: 'rlvr sandbox build --languages python,c --packages python3-pandas',
  });
});

test('an image that lost its name goes by its number', () => {
  const Id = 'sha256:1';
  expect(nameOf({ RepoTags: ['rlvr-sandbox:a'], Id })).toBe('rlvr-sandbox:a');
  for (const RepoTags of [undefined, [], ['<none>:<none>']]) expect(nameOf({ RepoTags, Id })).toBe(Id);
});

test.skipIf(!existsSync('/usr/bin/g++'))(
  "an image with C++ has its header made, in both shells' way of running the command",
  () => {
    const root = mkdtempSync(join(tmpdir(), 'rlvr-image-'));
    const command = prepareCommand(['python', 'cpp']).replaceAll(headerFolderOfImages, join(root, 'headers'));
    // The Dockerfile hands it to `eval`, from-debian.sh to `sh -c`.
    execFileSync('sh', ['-c', 'eval "$PREPARE"'], { env: { ...process.env, PREPARE: command } });
    expect(readFileSync(join(root, 'headers', headerFile), 'utf8')).toMatch(/^#include_next <.*>\n$/);
    expect(existsSync(join(root, 'headers', madeFile))).toBe(true);
    rmSync(root, { recursive: true });
  },
  120_000,
);
