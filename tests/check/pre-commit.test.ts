import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { lines, plant, planted, soundTrain } from './planted.js';

const installed = join(homedir(), '.cache/rlvr/pre-commit/bin/pre-commit');
const preCommit = existsSync(installed) ? installed : 'pre-commit';
const works =
  spawnSync(preCommit, ['--version']).status === 0 && spawnSync('git', ['--version']).status === 0;
const required = (process.env.RLVR_REQUIRE ?? '').split(',').includes('pre-commit');
// Without it there is nothing to test the hooks with: pip install pre-commit.
const withPreCommit = works || required ? test : test.skip;

const folder = mkdtempSync(join(tmpdir(), 'rlvr-pre-commit-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const hooksFile = fileURLToPath(new URL('../../../.pre-commit-hooks.yaml', import.meta.url));

function run(command: string, args: readonly string[], cwd: string) {
  const env = {
    ...process.env,
    PATH: `${join(folder, 'bin')}${delimiter}${process.env.PATH}`,
    PRE_COMMIT_HOME: join(folder, 'pre-commit'),
    XDG_CACHE_HOME: join(folder, 'cache'),
    GIT_CONFIG_GLOBAL: '/dev/null',
  };
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, env, encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

function git(cwd: string, ...args: string[]): string {
  const identity = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  const { status, output } = run('git', [...identity, ...args], cwd);
  expect(status, output).toBe(0);
  return output.trim();
}

/** The hooks as a repository, and an `rlvr` on PATH: what a user of them has. */
function makeHooks(): { readonly repo: string; readonly rev: string } {
  const bin = join(folder, 'bin');
  const repo = join(folder, 'hooks');
  for (const path of [bin, repo]) mkdirSync(path, { recursive: true });
  writeFileSync(join(bin, 'rlvr'), `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`);
  chmodSync(join(bin, 'rlvr'), 0o755);
  writeFileSync(join(repo, '.pre-commit-hooks.yaml'), readFileSync(hooksFile));
  git(repo, 'init', '-q');
  git(repo, 'add', '-A');
  git(repo, 'commit', '-qm', 'hooks');
  return { repo, rev: git(repo, 'rev-parse', 'HEAD') };
}

function makeDataset(): string {
  const { repo, rev } = makeHooks();
  const user = join(folder, 'user');
  mkdirSync(user);
  plant(user);
  const hooks = '[{id: rlvr-check, exclude: ^eval/}, {id: rlvr-recipe-check}]';
  writeFileSync(
    join(user, '.pre-commit-config.yaml'),
    `repos:\n  - repo: ${repo}\n    rev: ${rev}\n    hooks: ${hooks}\n`,
  );
  git(user, 'init', '-q');
  git(user, 'add', '-A');
  return user;
}

withPreCommit(
  'a commit of sound rows passes, and one with planted defects is told file and line of each',
  () => {
    const user = makeDataset();
    const sound = run(preCommit, ['run'], user);
    expect(sound.status, sound.output).toBe(0);
    expect(sound.output.match(/Passed/g)).toHaveLength(2);

    const rows = planted.filter(({ train }) => train !== undefined);
    const expected: string[] = [];
    let line = soundTrain.length;
    for (const { code, train = [] } of rows) {
      line += train.length;
      expected.push(`train.jsonl:${line}: ${code}`);
    }
    writeFileSync(
      join(user, 'train.jsonl'),
      lines([...soundTrain, ...rows.flatMap(({ train = [] }) => train)]),
    );
    writeFileSync(join(user, 'validation.jsonl'), '');
    writeFileSync(
      join(user, 'recipe.yaml'),
      'name: planted\nsources:\n  - files: train.jsonl\n  - files: absent.jsonl\n',
    );
    expected.push('validation.jsonl:1: empty-file', 'recipe.yaml:4: recipe');
    git(user, 'add', '-A');
    const refused = run(preCommit, ['run'], user);
    expect(refused.status, refused.output).toBe(1);
    const told = [...refused.output.matchAll(/^(\S+:\d+): (?:error|warning) ([a-z-]+):/gm)].map(
      ([, at, code]) => `${at}: ${code}`,
    );
    expect(told.sort()).toEqual(expected.sort());
    expect(new Set(expected.map((one) => one.split(': ')[1])).size).toBeGreaterThanOrEqual(15);
  },
);
