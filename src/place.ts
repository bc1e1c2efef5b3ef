import type { Place } from '#datasets/files/index.js';

/** `file:line`, or `file: row n` where a file has no lines. */
export function renderPlace(place: Place): string {
  return place.line === null ? `${place.file}: row ${place.row}` : `${place.file}:${place.line}`;
}

/** `place: field: message`; a message that begins with its field does not say it twice, and what is unknown is left out. */
export function renderBadRow(where: string | Place, field: string | undefined, message: string): string {
  const place = typeof where === 'string' ? where : renderPlace(where);
  const named = field !== undefined && message.startsWith(field) && !/^\w/.test(message.slice(field.length));
  return [place, named ? undefined : field, message].filter(Boolean).join(': ');
}
