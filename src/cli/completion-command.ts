import { Argument, Command } from 'commander';
import { writeOut } from './write-out.js';

/** @param program the tree that is completed */
export function completionCommand(program: Command): Command {
  return new Command('completion')
    .description('write the completion of a shell: commands, flags, choices and files')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .addHelpText(
      'after',
      `
  $ rlvr completion bash > ~/.local/share/bash-completion/completions/rlvr
  $ rlvr completion zsh > ~/.zfunc/_rlvr
  $ rlvr completion fish > ~/.config/fish/completions/rlvr.fish
For zsh, ~/.zfunc must be in $fpath before compinit. For one session: source <(rlvr completion bash).`,
    )
    .action(async (shell: 'bash' | 'zsh' | 'fish') => {
      const { describeCommands } = await import('./completion/described.js');
      const { bashCompletion } = await import('./completion/bash.js');
      const { fishCompletion } = await import('./completion/fish.js');
      const { zshCompletion } = await import('./completion/zsh.js');
      const write = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion }[shell];
      await writeOut(write(describeCommands(program)));
    });
}
