import { lastBox, type Stated, stated } from '../stated.js';

/** What a completion states, with every box of the last boxed sentence: a list of boxes is a hedge. */
export function marked(text: string): Stated | null {
  const found = stated(text);
  if (found?.rule !== 'boxed') return found;
  const { start } = lastBox(text)!;
  const before = text.slice(Math.max(0, start - 300), start);
  const sentence = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1);
  const earlier = lastBox(sentence);
  return earlier === null ? found : { text: `${earlier.text} or ${found.text}`, rule: 'boxed' };
}
