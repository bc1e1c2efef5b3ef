// docs/reference/cli.md: every command with its arguments, flags and examples, from the tree of commands.
import { fileURLToPath } from 'node:url';
import { makeProgram } from '../../dist/src/cli/program.js';
import { cell } from './schema-table.mjs';

/** A help text names files of the package by where it is installed. */
const installed = fileURLToPath(new URL('../../', import.meta.url));

export function cliReference() {
  const program = makeProgram();
  return [
    '# Commands\n',
    'Made from the command line itself by `npm run docs`.\n',
    ...leavesOf(program, []).map(([path, command]) => section(path, command)),
  ].join('\n');
}

function leavesOf(command, path) {
  return command.commands.flatMap((below) => {
    const here = [...path, below.name()];
    return below.commands.length > 0 ? leavesOf(below, here) : [[here.join(' '), below]];
  });
}

function section(path, command) {
  const places = command.registeredArguments.map((argument) => [placeOf(argument), argument.description, '']);
  const flags = command.options.map((option) => [
    option.flags,
    option.description + choicesOf(option),
    defaultOf(option),
  ]);
  const rows = [...places, ...flags].map(
    ([name, text, value]) => `| \`${cell(name)}\` | ${cell(text)} | ${cell(value)} |`,
  );
  const table =
    rows.length === 0 ? '' : `\n| | meaning | default |\n| --- | --- | --- |\n${rows.join('\n')}\n`;
  return `## rlvr ${path}\n\n${sentence(command.description())}\n${table}\n\`\`\`\n${afterHelp(command)}\n\`\`\`\n`;
}

function placeOf(argument) {
  const name = argument.variadic ? `${argument.name()}...` : argument.name();
  return argument.required ? `<${name}>` : `[${name}]`;
}

function choicesOf(option) {
  return option.argChoices ? `: ${option.argChoices.join(', ')}` : '';
}

/** Where a default depends on the machine, its description stands for it. */
function defaultOf(option) {
  if (option.defaultValueDescription) return option.defaultValueDescription;
  if (option.defaultValue === undefined || option.negate || typeof option.defaultValue === 'boolean')
    return '';
  return `\`${JSON.stringify(option.defaultValue)}\``;
}

function sentence(text) {
  return `${text[0].toUpperCase()}${text.slice(1)}.`;
}

/** What follows the table of options in the help text: the examples and what they need to be told. */
function afterHelp(command) {
  let text = '';
  command.configureOutput({
    writeOut: (more) => {
      text += more;
    },
  });
  command.outputHelp();
  return text.slice(command.helpInformation().length).trim().replaceAll(installed, 'node_modules/rlvr/');
}
