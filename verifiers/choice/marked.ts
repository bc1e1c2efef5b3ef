import { lastBox, type Stated, stated } from '../stated.js';

/** A line that says "Answer" and nothing else, in the marks of a heading or in bold. */
const heading = /^[#*_\s]*(?:the |correct )?answer[*_\s]*$/gim;

/** The first line after the last such heading. */
function underHeading(text: string): Stated | null {
  const last = [...text.slice(-5000).matchAll(heading)].at(-1);
  const line =
    last === undefined
      ? ''
      : text
          .slice(-5000)
          .slice(last.index + last[0].length)
          .trim();
  return line === '' ? null : { text: line.split('\n', 1)[0]!, rule: 'phrase' };
}

/** `Option C is correct.`, `Hence, (C) is the answer.` at the end of a text. */
const closing =
  /(?:^|[\s*(])([A-Z])\)?\**\s+is\s+(?:the\s+)?(?:(?:correct|right|best|final)(?:\s+(?:answer|option|choice|one))?|answer)\s*[.!]?\**$/;
const others = /(?:\b(?:or|and|either|nor|not)|[,;/&])[\s*(]*$/i;

/** The letter that the last line ends by calling the answer; one of several is none. */
function announcedAfter(text: string): Stated | null {
  const line = text.trimEnd().split('\n').at(-1)!.slice(-300);
  const found = closing.exec(line);
  const before = line.slice(0, found?.index ?? 0);
  // "Hence, C": this comma lists nothing.
  if (found === null || (others.test(before) && !/^\W*\w+,\s*$/.test(before))) return null;
  return { text: found[1]!, rule: 'phrase' };
}

/** What a completion states, with every box of the last boxed sentence: a list of boxes is a hedge. */
export function marked(text: string): Stated | null {
  const said = stated(text);
  // A tag, a box and hashes are surer marks than a sentence.
  const surely = said !== null && ['tag', 'boxed', 'hashes'].includes(said.rule);
  const found = surely ? said : (announcedAfter(text) ?? said);
  if (found === null || /^answer$/i.test(found.text)) return underHeading(text) ?? found;
  if (found.rule !== 'boxed') return found;
  const { start } = lastBox(text)!;
  const before = text.slice(Math.max(0, start - 300), start);
  const sentence = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('. ')) + 1);
  const earlier = lastBox(sentence);
  return earlier === null ? found : { text: `${earlier.text} or ${found.text}`, rule: 'boxed' };
}
