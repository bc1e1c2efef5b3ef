/** What is used of @huggingface/tokenizers' Tokenizer. */
interface Tokenizer {
  encode(
    text: string,
    options?: { readonly add_special_tokens: boolean },
  ): { readonly ids: readonly number[] };
}

export interface EncodedText {
  readonly ids: readonly number[];
  readonly cut: boolean;
}

/**
 * A text of more characters than this per token is cut before it is tokenized, which bounds the time that one text takes. Prose has
 * 4 to 5 characters to a token; what is written with 32 is white space or no text.
 */
const charactersPerToken = 32;

/** Makes token ids of a text with the special tokens of the model; at most `maxTokens` of them, special ones included. */
export function textEncoder(
  tokenizer: Tokenizer,
  maxTokens: number,
  side: 'left' | 'right',
): (text: string) => EncodedText {
  const { before, after } = specialTokens(tokenizer);
  const most = maxTokens * charactersPerToken;
  return (text) => {
    const kept = text.length > most ? ends(text, most, side) : text;
    const { ids } = tokenizer.encode(kept);
    if (ids.length <= maxTokens) return { ids, cut: kept.length < text.length };
    const room = Math.max(0, maxTokens - before - after);
    const from = side === 'right' ? before : ids.length - after - room;
    const body = ids.slice(from, from + room);
    return { ids: [...ids.slice(0, before), ...body, ...ids.slice(ids.length - after)], cut: true };
  };
}

/** How many special tokens the model wants before and after a text: [CLS] … [SEP] gives 1 and 1. */
function specialTokens(tokenizer: Tokenizer): { readonly before: number; readonly after: number } {
  const bare = tokenizer.encode('1', { add_special_tokens: false }).ids;
  const { ids } = tokenizer.encode('1');
  const before = ids.findIndex((_, at) => bare.every((id, k) => ids[at + k] === id));
  return before < 0 ? { before: 0, after: 0 } : { before, after: ids.length - bare.length - before };
}

/** The first or last characters, without half a surrogate pair. */
function ends(text: string, count: number, side: 'left' | 'right'): string {
  const cut = side === 'right' ? text.slice(0, count) : text.slice(-count);
  return cut.replace(side === 'right' ? /[\ud800-\udbff]$/ : /^[\udc00-\udfff]/, '');
}
