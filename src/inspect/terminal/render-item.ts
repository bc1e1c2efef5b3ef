import { counted, grouped } from '../../grouped.js';
import { type Item, isRecord } from '../items/item.js';
import { cutText, visible } from '../text/visible.js';
import { dim, type Look, strong } from './look.js';
import { columnsOf, wrap } from './wrap.js';

/** Characters shown of one value, members of a list, and fields of a row; `--json` has everything. */
const longest = 4000;
const membersShown = 12;
const fieldsShown = 400;
/** Names beyond this width stand on a line of their own. */
const nameColumns = 26;

interface Field {
  readonly path: string;
  readonly text: string;
}

/** A row by its fields, each under the dotted path that `--where` knows it by. */
export function renderItem(item: Item, look: Look): string {
  const row = item.raw ?? item.row;
  // A dropped row carries why in itself.
  const reason = item.fate === 'bad' ? [{ path: 'reason', text: item.reason ?? '' }] : [];
  const all = [...reason, ...fieldsOf(row, '')];
  const fields = all.slice(0, fieldsShown);
  const width = Math.min(nameColumns, Math.max(...fields.map(({ path }) => columnsOf(path)), 2));
  const lines = fields.flatMap((field) => fieldLines(field, width, look));
  const more = all.length - fields.length;
  if (more > 0) lines.push(dim(`(${counted(more, 'more field')}; --json shows them)`, look));
  return [headOf(item, look), ...lines, ''].join('\n');
}

function headOf(item: Item, look: Look): string {
  const id = typeof item.row.id === 'string' ? item.row.id : '';
  const what = [item.fate === 'bad' ? 'cannot be read' : id, item.place ?? ''].filter(Boolean);
  const head = cutText(visible(what.join('  ')).replaceAll('\n', ' '), Math.max(10, look.width - 4)).text;
  return `${strong(`── ${head} `, look)}${dim('─'.repeat(Math.max(0, look.width - columnsOf(head) - 4)), look)}`;
}

function fieldLines({ path, text }: Field, width: number, look: Look): string[] {
  const { text: shown, cut } = cutText(text, longest);
  const note =
    cut === undefined
      ? ''
      : ` (cut: ${grouped(shown.length)} of ${counted(cut, 'character')}; --json has all)`;
  const lines = wrap(visible(shown) + note, look.width - width - 2);
  const name = visible(path).replaceAll('\n', ' ');
  const padding = ' '.repeat(Math.max(0, width - columnsOf(name)));
  const indent = ' '.repeat(width + 2);
  const long = columnsOf(name) > width;
  const first = long
    ? [dim(name, look), `${indent}${lines[0]}`]
    : [`${dim(name, look)}${padding}  ${lines[0]}`];
  return [...first, ...lines.slice(1).map((line) => `${indent}${line}`)].map((line) => line.trimEnd());
}

function fieldsOf(value: unknown, path: string): Field[] {
  if (isRecord(value)) {
    const entries = Object.entries(value).slice(0, fieldsShown);
    if (entries.length === 0) return path === '' ? [] : [{ path, text: '{}' }];
    return entries.flatMap(([key, inner]) => fieldsOf(inner, path === '' ? key : `${path}.${key}`));
  }
  if (!Array.isArray(value)) return [{ path, text: typeof value === 'string' ? value : String(value) }];
  if (value.every((one) => typeof one !== 'object' && !(typeof one === 'string' && one.length > 40))) {
    return [{ path, text: JSON.stringify(value) }];
  }
  const fields = value.slice(0, membersShown).flatMap((one, at) => fieldsOf(one, `${path}.${at}`));
  const more = value.length - membersShown;
  return more <= 0 ? fields : [...fields, { path, text: `(${grouped(more)} more; --json shows them)` }];
}
