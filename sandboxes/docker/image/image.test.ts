import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { headerFile, headerFolderOfImages, madeFile } from '../../cpp-header.js';
import { nameFor, nameOf, prepareCommand } from './image.js';

test('an image without C++ makes nothing ready, and each list of languages has a name of its own', () => {
  expect(prepareCommand(['python', 'c'])).toBe('true');
  expect(nameFor(['python', 'c'])).not.toBe(nameFor(['python', 'cpp']));
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
