import { expect, test } from 'vitest';
import { renderBadRow } from './place.js';

test('a bad row is told by place, field and message, and its field once', () => {
  const place = { file: 'a.csv', line: 3, row: 1 };
  expect(renderBadRow(place, 'answer', 'there is none')).toBe('a.csv:3: answer: there is none');
  expect(renderBadRow(place, 'answer', 'answer is empty')).toBe('a.csv:3: answer is empty');
  expect(renderBadRow(place, 'answer', 'answers are empty')).toBe('a.csv:3: answer: answers are empty');
  expect(renderBadRow({ ...place, line: null }, undefined, 'no row')).toBe('a.csv: row 1: no row');
  expect(renderBadRow('', '', 'no row')).toBe('no row');
});
