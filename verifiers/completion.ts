/**
 * The part of a completion that counts: what stands after the reasoning, without the marks that a model ends its turn by. Shared by
 * every verifier, so that none of them finds an answer in a thought.
 */

import { mayHoldAny } from './may-hold-any.js';

/** How models mark their reasoning. */
const thoughts = [
  ['<think>', '</think>'],
  ['<thinking>', '</thinking>'],
  ['<thought>', '</thought>'],
  ['<reasoning>', '</reasoning>'],
  ['[THINK]', '[/THINK]'],
  ['◁think▷', '◁/think▷'],
  ['<|begin_of_thought|>', '<|end_of_thought|>'],
] as const;

const mayHoldThoughts = mayHoldAny(thoughts.flat());

/** The mark at the end of a turn: `<|im_end|>`, `</s>`, `<end_of_turn>`, `<｜end▁of▁sentence｜>`. */
const turnEnd = /^<(?:\|\w{1,24}\|>|\/s>|eos>|end_of_turn>|｜[^<>]{1,24}｜>)$/;

/**
 * Text after the last closed reasoning block. A completion whose last block is never closed has no answer: null.
 */
export function answerPart(completion: string): string | null {
  if (!mayHoldThoughts(completion)) return withoutTurnEnd(completion);
  let rest = completion;
  // A forward search is many times faster than one from the end, and most completions have no such block.
  for (const [, close] of thoughts)
    if (rest.includes(close)) rest = rest.slice(rest.lastIndexOf(close) + close.length);
  return thoughts.some(([open]) => rest.includes(open)) ? null : withoutTurnEnd(rest);
}

function withoutTurnEnd(text: string): string {
  let current = text;
  for (let layer = 0; layer < 4; layer++) {
    const trimmed = current.trimEnd();
    const start = trimmed.endsWith('>') ? trimmed.lastIndexOf('<') : -1;
    if (start < 0 || !turnEnd.test(trimmed.slice(start))) break;
    current = trimmed.slice(0, start);
  }
  return current;
}

const tags = ['answer', 'Answer', 'ANSWER', 'final_answer'];
const mayHoldTags = mayHoldAny(tags.map((tag) => `<${tag}>`));

/**
 * What stands in the last `<answer>…</answer>`; null where nothing does. The closing tag may be missing: samplers are often told to stop
 * at it.
 */
export function tagged(text: string): string | null {
  if (!mayHoldTags(text)) return null;
  for (const tag of tags) {
    const open = text.includes(`<${tag}>`) ? text.lastIndexOf(`<${tag}>`) : -1;
    if (open < 0) continue;
    const content = text
      .slice(open + tag.length + 2)
      .split(`</${tag}>`, 1)[0]!
      .trim();
    if (content !== '') return content;
  }
  return null;
}
