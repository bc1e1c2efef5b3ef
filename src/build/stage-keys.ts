import { createHash } from 'node:crypto';

/** What a stage's output follows from, besides the rows that come to it. */
export interface Ingredients {
  readonly name: string;
  /** JSON of any kind. */
  readonly settings: unknown;
  readonly identity?: string | undefined;
}

/**
 * A key for each stage, each a hash over its own ingredients and the key before it: a change of one stage changes its key and
 * those of all after it.
 * @param start what every key follows from: the code, the seed
 */
export function stageKeys(start: readonly (string | number)[], stages: readonly Ingredients[]): string[] {
  let key = hash(start);
  return stages.map(({ name, settings, identity = '' }) => {
    key = hash([key, name, settings, identity]);
    return key;
  });
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
