/**
 * Texts by key in a file to which lines are only ever appended, each with a check sum, each write beginning on a fresh line. A process
 * that is killed leaves at worst one cut line, two that append at once do not disturb each other, and a line that is not whole
 * is passed over.
 */
import { appendFileSync, readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';

/** A key holds no space, a text no line feed. */
export type Entry = readonly [key: string, text: string];

/** The line of an entry, with its line feed. */
export function checkedLine([key, text]: Entry): string {
  const content = `${key} ${text}`;
  return `${content} ${sum(content)}\n`;
}

export function appendCheckedLines(descriptor: number, entries: readonly Entry[]): void {
  if (entries.length > 0) appendFileSync(descriptor, `\n${entries.map(checkedLine).join('')}`);
}

/** What a file holds, the last text of each key; nothing where it is not there or not readable. */
export function readCheckedLines(path: string): Map<string, string> {
  const entries = new Map<string, string>();
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Not there yet. What cannot be read is found anew by whoever asks.
    return entries;
  }
  for (const whole of text.split('\n')) {
    const end = whole.length - 9;
    const space = whole.indexOf(' ');
    if (space < 0 || space >= end) continue;
    const content = whole.slice(0, end);
    if (whole.slice(end) === ` ${sum(content)}`) entries.set(whole.slice(0, space), content.slice(space + 1));
  }
  return entries;
}

function sum(content: string): string {
  return crc32(content).toString(16).padStart(8, '0');
}
