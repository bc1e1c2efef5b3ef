/** Writes to stdout; resolves when the reader can take more, so that a slow reader slows us and memory stays flat. */
export function writeOut(chunk: string): Promise<void> | undefined {
  if (process.stdout.write(chunk)) return undefined;
  return new Promise((resolve) => process.stdout.once('drain', resolve));
}
