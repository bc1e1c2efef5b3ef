import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Line, readLines } from './read-lines.js';

/** The bytes in chunks of the given sizes, the last of them again and again. */
async function* chunked(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  for (let at = 0, next = 0; at < bytes.length; next++) {
    const size = sizes[Math.min(next, sizes.length - 1)] ?? bytes.length;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function lines(
  bytes: Uint8Array,
  sizes: readonly number[] = [],
  maxRowBytes?: number,
): Promise<Line[]> {
  const all: Line[] = [];
  const options = maxRowBytes === undefined ? {} : { maxRowBytes };
  for await (const batch of readLines(chunked(bytes, sizes), options)) all.push(...batch);
  return all;
}

const anyText = fc
  .string({ unit: 'binary' })
  .map((text) => text.replaceAll('\n', '').replace(/^\uFEFF+/, ''));
const anySizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 });

test('any text in any chunks comes back line by line', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyText, { minLength: 1 }), anySizes, async (texts, sizes) => {
      const got = await lines(Buffer.from(`${texts.join('\n')}\n`), sizes);
      expect(got).toEqual(texts.map((text, at) => ({ line: at + 1, text })));
    }),
  );
});

test('bad lines are the same however the bytes arrive, and spoil no other line', async () => {
  const line = fc.uint8Array({ maxLength: 12 }).map((bytes) => bytes.filter((byte) => byte !== 10));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1 }), anySizes, async (parts, sizes) => {
      const bytes = Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')]));
      const whole = await lines(bytes, [], 6);
      expect(await lines(bytes, sizes, 6)).toEqual(whole);
      expect(whole.map((got) => got.line)).toEqual(parts.map((_, at) => at + 1));
    }),
  );
});

test('a byte order mark goes, a last line without an ending is told', async () => {
  expect(await lines(Buffer.from('\uFEFFa\r\nb'))).toEqual([
    { line: 1, text: 'a\r' },
    { line: 2, text: 'b', unterminated: true },
  ]);
});

test('a line over the maximum is skipped and reported with its size', async () => {
  for (const sizes of [[], [3], [11], [1]]) {
    const got = await lines(Buffer.from('first\n0123456789abc\nlast\n'), sizes, 10);
    expect(got[0]).toEqual({ line: 1, text: 'first' });
    expect(got[1]).toMatchObject({ line: 2, defect: { code: 'row-too-long' } });
    expect(got[1]).toHaveProperty('defect.message', expect.stringContaining('13 were read'));
    expect(got[2]).toEqual({ line: 3, text: 'last' });
  }
});

test('a line that is no UTF-8 names the first bad byte, past a true U+FFFD', async () => {
  const bytes = Buffer.concat([Buffer.from('good\nab\uFFFD'), Buffer.from([0xff]), Buffer.from('\ngood\n')]);
  const got = await lines(bytes);
  expect(got[1]).toMatchObject({ line: 2, defect: { code: 'invalid-utf8' } });
  expect(got[1]).toHaveProperty('defect.message', expect.stringContaining('byte 6 '));
  expect(got[2]).toEqual({ line: 3, text: 'good' });
});
