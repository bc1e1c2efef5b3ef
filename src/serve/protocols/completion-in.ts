/** Characters of a prompt's end that tell where it ends, when its beginning was cut off to fit the context. */
const tailLength = 200;
const endTokens = /(?:<\|[^<>|]{1,40}\|>|<\/s>|<eos>|<end_of_turn>|<｜end▁of▁sentence｜>|\s)+$/;

/**
 * The completion within a text that holds the prompt too, with marks of the end taken off. Undefined when the prompt is not in it: what
 * the prompt says must never be taken for an answer.
 */
export function completionIn(query: string, prompt: string): string | undefined {
  const end = endOf(query, prompt);
  return end === undefined ? undefined : query.slice(end).replace(endTokens, '');
}

function endOf(query: string, prompt: string): number | undefined {
  const at = query.indexOf(prompt);
  if (at >= 0) return at + prompt.length;
  const tail = prompt.slice(-tailLength);
  const first = query.indexOf(tail);
  // A prompt that was cut begins the text; an end that comes twice does not say where it ends.
  return first >= 0 && first === query.lastIndexOf(tail) ? first + tail.length : undefined;
}
