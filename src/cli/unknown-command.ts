import type { Command } from 'commander';
import { closest, distance } from 'fastest-levenshtein';
import { exitCode } from '../failure.js';

/** What other tools call our commands. */
const alsoCalled: Readonly<Record<string, string>> = {
  judge: 'verify',
  grade: 'verify',
  rate: 'score',
  validate: 'check',
  lint: 'check',
  view: 'inspect',
  report: 'inspect',
  show: 'inspect',
  server: 'serve',
  start: 'serve',
  new: 'init',
  export: 'convert',
};

/** Refuses a command that is not there, and names the one that was likely meant: by its beginning, its spelling or its meaning. */
export function refuseUnknownCommand(program: Command): void {
  program.on('command:*', ([typed = '']: string[]) => {
    const names = program.commands.map((command) => command.name());
    const meant = likelyCommand(typed, names);
    const told = meant === undefined ? '' : `\n(Did you mean ${meant}?)`;
    program.error(`error: unknown command '${typed}'${told}`, { exitCode: exitCode.usage });
  });
}

/** The command that was likely meant, if any is likely. */
export function likelyCommand(typed: string, names: readonly string[]): string | undefined {
  const word = typed.toLowerCase();
  if (Object.hasOwn(alsoCalled, word)) return alsoCalled[word];
  const begun = names.filter((name) => word.length >= 2 && name.startsWith(word));
  if (begun.length === 1) return begun[0];
  const near = closest(word, names as string[]);
  return distance(word, near) <= Math.max(2, word.length / 4) && distance(word, near) < word.length - 1
    ? near
    : undefined;
}
