import { resolve } from 'node:path';

/** What the commands about scorers say on stderr, and lend to a scorer. */
export const say = (line: string) => void process.stderr.write(`rlvr: ${line}\n`);

export const tellOf = (warn: (line: string) => void) => ({
  told: (file: string, format: string) => say(`${file}: read as ${format}`),
  warn,
});

export const scorerContext = (jobs: number) => ({
  jobs,
  resolve: (path: string) => resolve(path),
  told: say,
  // A measurement is of the model, and training wants embeddings, which are not remembered.
  cache: false as const,
});
