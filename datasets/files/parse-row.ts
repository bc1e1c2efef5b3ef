import { plural } from '#verifiers/plural.js';
import { parseExactJson } from '../exact-json.js';
import type { Row } from '../problem.js';
import { excerpt, type Place, type RawRow, type RowDefect } from './raw-row.js';

/**
 * One row from its JSON text. A list of objects is a row too, under the key `turns`: conversations come that way.
 * `last` says that the text is what stands at a file's end, without a line ending.
 */
export function parseRow(place: Place, text: string, last = false): RawRow {
  let parsed: ReturnType<typeof parseExactJson>;
  try {
    parsed = parseExactJson(text);
  } catch (error) {
    return { place, defect: asLines(place, text) ?? notJson(place, text, (error as Error).message, last) };
  }
  const row = asRow(parsed.value);
  if (row === null) return { place, defect: notObject(text, parsed.value) };
  return parsed.longNumbers === undefined ? { place, row } : { place, row, longNumbers: parsed.longNumbers };
}

/** A first line that opens a list, or an object and no more, is how JSON files begin, and no JSON Lines do. */
function asLines({ file, line }: Place, text: string): RowDefect | null {
  if (line !== 1 || !/^\s*(?:\[\s*$|\{\s*$|\[.*,\s*$)/.test(text)) return null;
  return {
    code: 'not-json',
    message:
      'the file is JSON, not JSON Lines: its first line opens a list or an object that ends further down',
    hint: `rename ${file} to end in .json, or write one object per line (jq -c '.[]')`,
    raw: excerpt(text),
  };
}

export function asRow(value: unknown): Row | null {
  if (Array.isArray(value)) {
    const turns = value as unknown[];
    return turns.length > 0 && turns.every((turn) => asRow(turn) !== null && !Array.isArray(turn))
      ? { turns }
      : null;
  }
  return typeof value === 'object' && value !== null ? (value as Row) : null;
}

function notObject(text: string, value: unknown): RowDefect {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'a list' : `a ${typeof value}`;
  return {
    code: 'not-object',
    message: `the row is ${kind}, not an object`,
    hint: 'write each row as an object with named fields, such as {"question": "…", "answer": "…"}',
    raw: excerpt(text),
  };
}

function notJson(place: Place, text: string, message: string, last: boolean): RowDefect {
  const cut = last || /end of JSON input|Unterminated string/.test(message);
  if (cut && /^\s*[{[]/.test(text) && !/[}\]]\s*$/.test(text)) {
    return {
      code: 'truncated-row',
      message: `the row breaks off after ${text.length} ${plural(text.length, 'character')}`,
      hint: last ? 'the file was cut short: fetch or write it again' : 'write each row on one line, whole',
      raw: excerpt(text),
    };
  }
  return {
    code: 'not-json',
    message: `the row is not JSON: ${message.replace(control, written)}`,
    hint: mend(place, text),
    raw: excerpt(text),
  };
}

/** What a terminal would obey, or not show: the parser quotes the row as it stands. */
const control = /\p{Cc}/gu;

function written(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function mend({ file, line }: Place, text: string): string {
  if (text.includes('\0'))
    return 'this looks like UTF-16: convert it, for example with iconv -f UTF-16 -t UTF-8';
  if (file === 'stdin' && line === 1 && /^[^{[]*[,;\t]/.test(text))
    return 'stdin is read as JSON Lines: name a file instead, whose ending tells that it is CSV';
  if (/^\s*\{\s*'/.test(text)) return "this is Python's repr: write rows with json.dumps instead of str";
  if (/[:[,]\s*(NaN|-?Infinity)\b/.test(text)) return 'JSON has no NaN or Infinity: write null instead';
  if (/[:[,]\s*(None|True|False)\b/.test(text)) return 'write null, true and false, as JSON does';
  return 'write rows with a JSON library; a tool such as jq shows the fault';
}
