import type { DescribedCommand } from './described.js';
import { commandCases, quoted, valueCases } from './shell-cases.js';

/** Completion for bash ≥ 4.2; what it does not know is left to bash, which completes paths. */
export function bashCompletion(commands: readonly DescribedCommand[]): string {
  const words = (list: readonly string[]) =>
    `COMPREPLY=($(compgen -W ${quoted(list.join(' '))} -- "$current"))`;
  const flags = commands.map(
    ({ path, options }) => `      ${quoted(path)}) ${words(options.flatMap((one) => one.flags))} ;;`,
  );
  const operands = commands.flatMap(({ path, below, operands }) => {
    const names = below.length > 0 ? below.map((one) => one.name) : Array.isArray(operands) ? operands : [];
    return names.length === 0 ? [] : [`      ${quoted(path)}) ${words(names)} ;;`];
  });
  return `# rlvr's completion for bash. Load it with: source <(rlvr completion bash)
_rlvr() {
  local current=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD - 1]} command='' word
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
    case "$command $word" in
${commandCases(commands)}
    esac
  done
  COMPREPLY=()
  case "$command $previous" in
${valueCases(commands, (list) => `${words(list)}; return`, 'return')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
${flags.join('\n')}
    esac
  else
    case "$command" in
${operands.join('\n')}
    esac
  fi
}
complete -o bashdefault -o default -F _rlvr rlvr
`;
}
