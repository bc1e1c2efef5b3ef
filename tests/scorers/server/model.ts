/** The model behind the test server. Whatever rates texts in batches can stand here: an opened scorer through `scorerModel`. */
import type { Scorer } from '#src/scorers/scorer.js';

export interface Output {
  /** Both from 0 to 1. */
  readonly quality: number;
  readonly difficulty: number;
  readonly embedding: readonly number[];
}

export type Model = (texts: readonly string[]) => Promise<readonly Output[]>;

const dimension = 16;

/** A small model that is real: a logistic of hashed words and lengths, with fixed weights. Deterministic, and no two texts alike. */
export const hashedModel: Model = async (texts) =>
  texts.map((text) => {
    const embedding = new Array<number>(dimension).fill(0.01);
    for (const word of text.toLowerCase().match(/[a-z]+|\d/g) ?? []) {
      const h = hash(word);
      embedding[h % dimension] = (embedding[h % dimension] as number) + (h & 64 ? 1 : -1);
    }
    const dot = (shift: number) =>
      embedding.reduce((sum, value, at) => sum + value * Math.sin(at * 1.7 + shift), 0);
    return { quality: logistic(dot(0)), difficulty: logistic(dot(2)), embedding };
  });

/** A scorer as the model of the server; every text becomes a problem. */
export function scorerModel(scorer: Scorer): Model {
  return async (texts) => {
    const scored = await scorer.score(
      texts.map((content, at) => ({
        id: String(at),
        domain: 'math',
        prompt: [{ role: 'user', content }],
        source: { dataset: 'server' },
        tags: [],
        meta: {},
      })),
    );
    return scored.map((one) => {
      if ('fault' in one) throw new Error(one.fault);
      return {
        quality: one.quality ?? 0.5,
        difficulty: one.difficulty ?? 0.5,
        embedding: [...(one.embedding ?? [1])],
      };
    });
  };
}

export function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

function hash(text: string): number {
  let h = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) h = Math.imul(h ^ text.charCodeAt(at), 0x01000193);
  return (h ^ (h >>> 15)) >>> 0;
}
