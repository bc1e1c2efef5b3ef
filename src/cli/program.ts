/** The tree of commands: each in a file of its own, whose work is loaded when it is called, so that none pays for another. */
import { Command } from 'commander';
import { version } from '../version.js';
import { buildDatasetCommand } from './build-dataset-command.js';
import { checkCommand } from './check-command.js';
import { completionCommand } from './completion-command.js';
import { convertCommand } from './convert-command.js';
import { difficultyCommand } from './difficulty-command.js';
import { doctorCommand } from './doctor-command.js';
import { generateCommand } from './generate-command.js';
import { initCommand } from './init-command.js';
import { inspectCommand } from './inspect-command.js';
import { rolloutCommand } from './rollout-command.js';
import { sampleCommand } from './sample-command.js';
import { sandboxCommand } from './sandbox-command.js';
import { scoreCommand } from './score-command.js';
import { scorerCommand } from './scorer-command.js';
import { serveCommand } from './serve-command.js';
import { stepsCommand } from './steps-command.js';
import { refuseUnknownCommand } from './unknown-command.js';
import { verifyCommand } from './verify-command.js';

export function makeProgram(): Command {
  const program = new Command('rlvr')
    .description('Datasets and a judge for RL on verifiable rewards.')
    .version(version)
    .showSuggestionAfterError()
    .showHelpAfterError('(rlvr --help shows the commands)')
    .addHelpText(
      'after',
      `
Exit codes: 0 done · 1 the answer is no (with --strict: bad rows) · 2 wrong usage or recipe
            3 a needed component is missing or down · 70 a bug of ours · 130 interrupted`,
    );
  // What the program says of help and suggestions, each command says too.
  const add = (command: Command) => {
    command.copyInheritedSettings(program).showHelpAfterError(`(rlvr ${command.name()} --help shows how)`);
    program.addCommand(command);
  };
  add(buildDatasetCommand());
  add(verifyCommand());
  add(serveCommand());
  add(checkCommand());
  add(rolloutCommand());
  add(stepsCommand());
  add(difficultyCommand());
  add(sampleCommand());
  add(scoreCommand());
  add(scorerCommand());
  add(inspectCommand());
  add(sandboxCommand());
  add(convertCommand());
  add(generateCommand());
  add(initCommand());
  add(doctorCommand());
  add(completionCommand(program));
  refuseUnknownCommand(program);
  return program;
}
