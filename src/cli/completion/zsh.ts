import type { DescribedCommand } from './described.js';
import { commandCases, quoted, valueCases } from './shell-cases.js';

/** Completion for zsh, with descriptions. */
export function zshCompletion(commands: readonly DescribedCommand[]): string {
  const described = (pairs: readonly (readonly [string, string])[]) =>
    `found=(${pairs.map(([word, text]) => quoted(`${word}:${text.replaceAll(':', '\\:')}`)).join(' ')})`;
  const flags = commands.map(
    ({ path, options }) =>
      `      ${quoted(path)}) ${described(options.flatMap((one) => one.flags.map((flag) => [flag, one.description] as const)))} ;;`,
  );
  const operands = commands.flatMap(({ path, below, operands }) => {
    const pairs = below.length > 0 ? below.map((one) => [one.name, one.description] as const) : [];
    const choices = Array.isArray(operands) ? operands.map((word: string) => [word, ''] as const) : [];
    const all = [...pairs, ...choices];
    return all.length === 0 ? [] : [`      ${quoted(path)}) ${described(all)} ;;`];
  });
  return `#compdef rlvr
# rlvr's completion for zsh. Load it with: source <(rlvr completion zsh), or keep it as _rlvr in a folder of $fpath.
_rlvr() {
  local current=$words[CURRENT] previous=$words[CURRENT-1] command='' word
  local -a found
  for word in "\${(@)words[2,CURRENT-1]}"; do
    case "$command $word" in
${commandCases(commands)}
    esac
  done
  case "$command $previous" in
${valueCases(commands, (list) => `compadd -- ${list.map(quoted).join(' ')}; return`, '_files; return')}
  esac
  if [[ $current == -* ]]; then
    case "$command" in
${flags.join('\n')}
    esac
    _describe 'option' found
  else
    case "$command" in
${operands.join('\n')}
    esac
    if (( $#found )); then _describe 'command' found; else _files; fi
  fi
}
if [[ $funcstack[1] == _rlvr ]]; then _rlvr "$@"; else compdef _rlvr rlvr; fi
`;
}
