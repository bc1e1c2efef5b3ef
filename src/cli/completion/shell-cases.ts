/** The parts that bash and zsh write alike. */
import type { DescribedCommand } from './described.js';

/** Text as one word of a shell. */
export function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

/** Cases that go from a command to the one below it: `'scorer train') command='scorer train' ;;`. */
export function commandCases(commands: readonly DescribedCommand[]): string {
  return commands
    .filter(({ path }) => path !== '')
    .map(({ path }) => `      ${quoted(path.includes(' ') ? path : ` ${path}`)}) command=${quoted(path)} ;;`)
    .join('\n');
}

/** Cases for the word after a flag that takes a value. */
export function valueCases(
  commands: readonly DescribedCommand[],
  choose: (words: readonly string[]) => string,
  paths: string,
): string {
  return commands
    .flatMap(({ path, options }) =>
      options.flatMap(({ flags, value }) => {
        if (value === undefined) return [];
        const patterns = flags.map((flag) => quoted(`${path} ${flag}`)).join('|');
        return [`    ${patterns}) ${typeof value === 'string' ? paths : choose(value)} ;;`];
      }),
    )
    .join('\n');
}
