import type { Place } from '#datasets/files/index.js';

/** `file:line`, or `file: row n` where a file has no lines. */
export function renderPlace(place: Place): string {
  return place.line === null ? `${place.file}: row ${place.row}` : `${place.file}:${place.line}`;
}
