import { Command } from 'commander';
import { scorerEvalCommand } from './scorer-eval-command.js';
import { scorerLabelsCommand } from './scorer-labels-command.js';
import { scorerTrainCommand } from './scorer-train-command.js';

export function scorerCommand(): Command {
  return new Command('scorer')
    .description('make and measure scoring models: labels, train, eval')
    .addCommand(scorerLabelsCommand())
    .addCommand(scorerTrainCommand())
    .addCommand(scorerEvalCommand());
}
