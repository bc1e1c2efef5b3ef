import type { Reason } from '../../pipeline/stage.js';
import type { Alike } from './alike.js';
import type { SemanticDuplicates } from './semantic.js';

/** What was measured between a row and the one that is kept in its place: the similarity of words, or the cosine where meaning joined them. */
export interface Measured {
  readonly keeper: number;
  readonly similarity: number;
  readonly meaning?: { readonly cosine: number | undefined };
}

/** Measures while what comparing needs is there. */
export function measured(
  alike: Alike,
  semantic: SemanticDuplicates | undefined,
  member: number,
  keeper: number,
): Measured {
  const similarity = alike.similarity(member, keeper);
  if (alike.sameByWords(member, keeper)) return { keeper, similarity };
  const cosine = semantic?.cosine(alike.firstOfText(member), alike.firstOfText(keeper));
  return { keeper, similarity, meaning: { cosine } };
}

/** Why the row was dropped. @param partner the id of the row that is kept */
export function reasonOf(
  alike: Alike,
  member: number,
  { keeper, similarity, meaning }: Measured,
  partner: string,
): Reason {
  if (alike.sameText(member, keeper)) {
    const conflict = alike.sameTruth(member, keeper) ? '' : ', whose ground truth is written differently';
    return { code: 'duplicate-of', message: `the same text as ${partner}${conflict}`, partner };
  }
  if (meaning === undefined) {
    const message = `n-gram similarity ${similarity.toFixed(2)} to ${partner}, which is kept`;
    return { code: 'near-duplicate-of', message, partner };
  }
  const cosine = meaning.cosine === undefined ? '' : ` (cosine ${meaning.cosine.toFixed(3)})`;
  return {
    code: 'semantic-duplicate-of',
    message: `says the same in other words as ${partner}${cosine}, which is kept`,
    partner,
  };
}
