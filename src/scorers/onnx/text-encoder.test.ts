import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textEncoder } from './text-encoder.js';

const folder = join(import.meta.dirname, '../../../tests/fixtures/onnx/own');
const json = (file: string) => JSON.parse(readFileSync(join(folder, file), 'utf8'));
const tokenizer = new Tokenizer(json('tokenizer.json'), json('tokenizer_config.json'));

test('ids are those of the tokenizer written in Python beside the fixture', () => {
  const encode = textEncoder(tokenizer, 48, 'right');
  for (const { text, ids } of json('expected.json')) expect(encode(text).ids).toEqual(ids);
});

test('a long text keeps its special tokens and loses its end, or its beginning', () => {
  const [start, end] = [2, 3];
  const ids = tokenizer.encode('a b c d e f').ids as number[];
  expect(textEncoder(tokenizer, 5, 'right')('a b c d e f')).toEqual({
    ids: [start, ...ids.slice(1, 4), end],
    cut: true,
  });
  expect(textEncoder(tokenizer, 5, 'left')('a b c d e f')).toEqual({
    ids: [start, ...ids.slice(-4, -1), end],
    cut: true,
  });
  expect(textEncoder(tokenizer, 8, 'right')('a b c d e f')).toEqual({ ids, cut: false });
});

test('no text gives more tokens than allowed, and a very long one takes no longer', () => {
  const encode = textEncoder(tokenizer, 12, 'right');
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
      expect(encode(text).ids.length).toBeLessThanOrEqual(12);
    }),
    { seed: 7 },
  );
  const started = performance.now();
  expect(encode('\u{1d54f} '.repeat(500_000)).cut).toBe(true);
  expect(performance.now() - started).toBeLessThan(1000);
});
