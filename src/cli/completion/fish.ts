import type { DescribedCommand, DescribedOption, Values } from './described.js';

/** Completion for fish, with descriptions. */
export function fishCompletion(commands: readonly DescribedCommand[]): string {
  const lines = commands.flatMap((command) => {
    const when = `-n ${quoted(conditionOf(command))}`;
    const below = command.below.map(
      ({ name, description }) => `-f -a ${quoted(name)} -d ${quoted(description)}`,
    );
    const options = command.options.map(optionOf);
    const operands = Array.isArray(command.operands) ? [`-f -a ${quoted(command.operands.join(' '))}`] : [];
    return [...below, ...operands, ...options].map((rest) => `complete -c rlvr ${when} ${rest}`);
  });
  return `# rlvr's completion for fish. Keep it with: rlvr completion fish > ~/.config/fish/completions/rlvr.fish\n${lines.join('\n')}\n`;
}

/** True inside this command and in none of those below it. */
function conditionOf({ path, below }: DescribedCommand): string {
  if (path === '') return '__fish_use_subcommand';
  const inside = path.split(' ').map((word) => `__fish_seen_subcommand_from ${word}`);
  return [...inside, ...below.map(({ name }) => `not __fish_seen_subcommand_from ${name}`)].join('; and ');
}

function optionOf({ flags, description, value }: DescribedOption): string {
  const named = flags.map((flag) => (flag.startsWith('--') ? `-l ${flag.slice(2)}` : `-s ${flag.slice(1)}`));
  return [...named, ...takes(value), `-d ${quoted(description)}`].join(' ');
}

function takes(value: Values | undefined): string[] {
  if (value === undefined) return [];
  if (value === 'files') return ['-r', '-F'];
  return value === 'anything' ? ['-x'] : ['-x', `-a ${quoted(value.join(' '))}`];
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}
