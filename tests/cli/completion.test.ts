import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runRlvr } from './run-rlvr.js';

const folder = mkdtempSync(join(tmpdir(), 'rlvr-completion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
writeFileSync(join(folder, 'rows.jsonl'), '');

const required = (process.env.RLVR_REQUIRE ?? '').split(',').includes('shells');
const has = (shell: string) => spawnSync(shell, ['-c', 'exit 0']).status === 0;
// Without the shell there is nothing to complete in: apt-get install zsh fish.
const within = (shell: string) => (required || has(shell) ? it : it.skip);

/** What the shell offers for the words of a line, the last of which is being typed. */
async function offered(shell: 'bash' | 'zsh' | 'fish', ...words: string[]): Promise<string[]> {
  const script = join(folder, `rlvr.${shell}`);
  writeFileSync(script, (await runRlvr(['completion', shell])).stdout);
  const line = ['rlvr', ...words].map((word) => `'${word}'`).join(' ');
  const asked = {
    bash: `source '${script}'; COMP_WORDS=(${line}); COMP_CWORD=${words.length}; _rlvr; printf '%s\\n' "\${COMPREPLY[@]}"`,
    // The functions that zsh lends to completion are replaced by ones that print what they are given.
    zsh: `compdef() { : }; _files() { print -l *(N) }; compadd() { shift; print -l -- "$@" }
_describe() { print -l -- "\${(@)\${(@P)2}%%:*}" }
source '${script}'; words=(${line}); CURRENT=${words.length + 1}; _rlvr`,
    fish: `source '${script}'; complete -C "rlvr ${words.join(' ')}" | string split -f1 \\t; true`,
  }[shell];
  const { stdout, stderr, status } = spawnSync(shell, ['-c', asked], { cwd: folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const typed = words.at(-1) ?? '';
  return stdout.split('\n').filter((word) => word !== '' && word.startsWith(typed));
}

describe.each(['bash', 'zsh', 'fish'] as const)('%s', (shell) => {
  within(shell)('offers commands, and those below one', async () => {
    expect(await offered(shell, 'ch')).toEqual(['check']);
    expect((await offered(shell, 'scorer', '')).sort()).toEqual(['eval', 'labels', 'train']);
  });

  within(shell)('offers the flags of the command, and the choices of a flag', async () => {
    const flags = await offered(shell, 'check', '--f');
    expect(flags.sort()).toEqual(['--fix', '--format']);
    expect((await offered(shell, 'check', '--format', '')).sort()).toEqual([
      'github',
      'json',
      'junit',
      'text',
    ]);
    expect(await offered(shell, 'scorer', 'train', '--out-of')).toEqual([]);
    expect(await offered(shell, 'completion', 'zs')).toEqual(['zsh']);
  });

  within(shell)('leaves files to the shell, also after a flag that takes one', async () => {
    // bash completes paths by itself where it is told nothing.
    const expected = shell === 'bash' ? [] : ['rows.jsonl'];
    expect(await offered(shell, 'check', 'rows')).toEqual(expected);
    expect(await offered(shell, 'check', '--config', 'rows')).toEqual(expected);
  });
});

it('refuses another shell with the ones that there are', async () => {
  const ended = await runRlvr(['completion', 'tcsh']);
  expect(ended.code).toBe(2);
  expect(ended.stderr).toContain('bash, zsh, fish');
});
