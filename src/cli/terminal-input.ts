/** Tells a person who started a command without files that it reads what is typed; silence would look like work. */
export function tellTerminalInput(files: readonly string[]): void {
  if (!process.stdin.isTTY || (files.length > 0 && !files.includes('-'))) return;
  process.stderr.write(
    'rlvr: reading rows from the terminal, one JSON object per line; Ctrl-D ends them, --help shows files\n',
  );
}
