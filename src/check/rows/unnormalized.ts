import { normalizeText } from '../../stages/normalize/normalize-text.js';
import type { RowCheck } from '../check.js';

export const unnormalized: RowCheck = {
  code: 'unnormalized',
  severity: 'warning',
  needs: 'row',
  mends: true,
  what: 'prompts hold no invisible characters, odd spaces, carriage returns or decomposed letters',
  why: 'two rows that look alike are not found to be duplicates, and a model learns from characters that nobody sees',
  fix: 'run rlvr check --fix, or build with the normalize stage',
  look: ({ prompt }) => {
    const at = prompt.findIndex(({ content }) => settled(content) !== normalizeText(content));
    if (at < 0) return undefined;
    const hidden = firstHidden(prompt[at]?.content ?? '');
    return { message: `the prompt holds ${hidden}`, field: `prompt.${at}.content`, mend: 'rewrite' };
  },
};

/** The text with only its visible layout settled: what `normalizeText` changes beyond that is hidden. */
function settled(text: string): string {
  return text
    .replace(/[ \t]+$/gm, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** The first character that normalization takes away or replaces, named by its code point. */
function firstHidden(text: string): string {
  for (const [at, character] of [...text].entries()) {
    if (normalizeText(`a${character}a`) === `a${character}a` || character === ' ' || character === '\n')
      continue;
    const point = character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0');
    return `U+${point} as character ${at + 1}`;
  }
  return 'letters and their accents as separate characters (not NFC)';
}
