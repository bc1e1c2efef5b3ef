/** What a shell can complete, read off the tree of commands. */
import type { Argument, Command, Option } from 'commander';

/** What may stand in a place: one of these words, or a path, or something that cannot be guessed. */
export type Values = readonly string[] | 'files' | 'anything';

export interface DescribedOption {
  /** `-j`, `--jobs`. */
  readonly flags: readonly string[];
  readonly description: string;
  /** What follows the flag; nothing for a switch. */
  readonly value: Values | undefined;
}

export interface DescribedCommand {
  /** The words after `rlvr`: `scorer train`; empty for the program itself. */
  readonly path: string;
  readonly description: string;
  readonly options: readonly DescribedOption[];
  /** The commands below it. */
  readonly below: readonly { readonly name: string; readonly description: string }[];
  /** What its arguments are; undefined where it has none. */
  readonly operands: Values | undefined;
}

/** The program, then every command below it. */
export function describeCommands(command: Command, path = ''): DescribedCommand[] {
  const below = command.commands.map((one) => ({ name: one.name(), description: one.description() }));
  const [operand] = command.registeredArguments;
  const described: DescribedCommand = {
    path,
    description: command.description(),
    options: [
      ...command.options.map(describeOption),
      { flags: ['-h', '--help'], description: 'display help', value: undefined },
    ],
    below,
    operands: operand === undefined ? undefined : valuesOf(operand),
  };
  return [
    described,
    ...command.commands.flatMap((one) => describeCommands(one, `${path} ${one.name()}`.trim())),
  ];
}

function describeOption(option: Option): DescribedOption {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined);
  const takes = option.required || option.optional;
  return { flags, description: option.description, value: takes ? valuesOf(option) : undefined };
}

/** A placeholder tells what a value is: `<file>`, `<recipe>`, `[files...]`. */
const pathNames = /<?\b(?:files?|folder|paths?|recipe|dataset|model)\b/;

function valuesOf(place: Option | Argument): Values {
  if (place.argChoices !== undefined) return place.argChoices;
  const name = 'flags' in place ? place.flags.replace(/^.*?(?=[<[])/, '') : place.name();
  return pathNames.test(name) ? 'files' : 'anything';
}
