import { words } from '#datasets/similarity/index.js';
import { commonRun } from './common-run.js';
import type { Match } from './contamination-index.js';

/** What a problem holds of an item, before the item's name. */
export function saidOf({ how, share }: Pick<Match, 'how' | 'share'>): string {
  const percent = `${Math.round(share * 100)} %`;
  switch (how) {
    case 'same-text':
      return 'the same text as';
    case 'ngram-overlap':
      return `${percent} of the words of`;
    case 'common-run':
      return `a run of ${percent} of the words of`;
    case 'near-duplicate':
      return `a near-duplicate (similarity ${share.toFixed(2)}) of`;
    case 'semantic':
      return `the same in other words (cosine ${share.toFixed(3)}) as`;
  }
}

/**
 * A row of contaminated-pairs.jsonl. The item's text stands in no other file of the run, and a person must see both to judge the
 * match; the run says where to look.
 */
export function pairRow(id: string, text: string, best: Match, others: number): Record<string, unknown> {
  const run = commonRun(words(best.item.text), words(text));
  return {
    id,
    item: best.item.name,
    dataset: best.item.dataset,
    how: best.how,
    share: Math.round(best.share * 1e4) / 1e4,
    said: saidOf(best),
    prompt: text,
    item_prompt: best.item.text,
    common_run: run.join(' '),
    common_run_words: run.length,
    other_items: others,
  };
}
