import type { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { makeProgram } from '../../src/cli/program.js';

function commandsOf(command: Command, path: string[] = []): [path: string, command: Command][] {
  const below = command.commands.flatMap((one) => commandsOf(one, [...path, one.name()]));
  return path.length === 0 || command.commands.length > 0 ? below : [[path.join(' '), command], ...below];
}

function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (more) => (text += more), writeErr: () => undefined });
  command.outputHelp();
  return text;
}

/** Every call of rlvr in a help text's example lines, as the words that a shell would pass. */
function examplesOf(help: string): string[][] {
  const lines = help.split('\n').flatMap((line) => /^ {2}\$ (.*)$/.exec(line)?.[1] ?? []);
  return lines.flatMap((line) => callsOf(wordsOf(line)));
}

/** Words with quotes taken off; an unquoted operator is a word of its own. */
function wordsOf(line: string): string[] {
  return [...line.matchAll(/&&|[|<>]|(?:'[^']*'|"(?:[^"\\]|\\.)*"|[^\s|<>&])+/g)].map(([word]) =>
    word.replace(
      /'([^']*)'|"((?:[^"\\]|\\.)*)"/g,
      (_, single?: string, double?: string) => single ?? double ?? '',
    ),
  );
}

function callsOf(words: readonly string[]): string[][] {
  const calls: string[][] = [];
  let call: string[] | undefined;
  for (const word of words) {
    if (['|', '&&', '>', '<'].includes(word)) call = undefined;
    else if (call !== undefined) call.push(word);
    else if (word === 'rlvr') {
      call = [];
      calls.push(call);
    }
  }
  return calls;
}

/** The tree with every action replaced: it is parsed as a user's call would be, and nothing is done. */
function idleProgram(): Command {
  const idle = (command: Command): void => {
    command.exitOverride().configureOutput({ writeOut: () => undefined, writeErr: () => undefined });
    if (command.commands.length === 0) command.action(() => undefined);
    command.commands.forEach(idle);
  };
  const program = makeProgram();
  idle(program);
  return program;
}

describe('--help', () => {
  it.each(commandsOf(makeProgram()))('%s has examples, and each parses', async (path, command) => {
    const calls = examplesOf(helpOf(command));
    expect(calls.filter((call) => call.join(' ').startsWith(path)).length).toBeGreaterThan(0);
    for (const call of calls) await idleProgram().parseAsync(call, { from: 'user' });
  });

  it('finds an example that does not parse', async () => {
    const [wrong] = examplesOf("  $ cat x | rlvr check a.jsonl --formt 'text' > y");
    expect(wrong).toEqual(['check', 'a.jsonl', '--formt', 'text']);
    await expect(idleProgram().parseAsync(wrong ?? [], { from: 'user' })).rejects.toThrow(/did you mean/i);
  });

  it('lists every command and the exit codes at the top', () => {
    const help = helpOf(makeProgram());
    for (const [path] of commandsOf(makeProgram())) expect(help).toContain(`  ${path.split(' ')[0]}`);
    expect(help).toContain('Exit codes: 0 done');
  });
});
