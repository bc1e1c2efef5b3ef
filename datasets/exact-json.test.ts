import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseExactJson, plainNumber } from './exact-json.js';

test('what JSON.stringify writes is parsed as by JSON.parse', () => {
  fc.assert(
    fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
      const text = JSON.stringify(value);
      const parsed = parseExactJson(text);
      if (parsed.longNumbers === undefined) expect(parsed.value).toEqual(JSON.parse(text));
      else for (const literal of parsed.longNumbers) expect(String(Number(literal))).not.toBe(literal);
    }),
  );
});

test('any integer keeps its digits', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(10n ** 40n), max: 10n ** 40n }), (integer) => {
      const { value } = parseExactJson(`{"a":[${integer}]}`) as { value: { a: [string | number] } };
      expect(String(value.a[0])).toBe(String(integer));
    }),
  );
});

test('doubles stay numbers, longer decimals and overflows keep their digits, text is left alone', () => {
  const text = '[0.1, 0.10000000000000001, 1e5, 1e400, 3.14159265358979323846, "1e400 12345678901234567890"]';
  expect(parseExactJson(text)).toEqual({
    value: [0.1, 0.1, 1e5, '1e400', '3.14159265358979323846', '1e400 12345678901234567890'],
    longNumbers: ['1e400', '3.14159265358979323846'],
  });
  expect(() => parseExactJson('{"a": 12345678901234567890')).toThrow(SyntaxError);
});

test('a number is written without an exponent', () => {
  expect([43, -0.5, 1e21, 1.5e-7, -2.5e22].map(plainNumber)).toEqual([
    ...['43', '-0.5', '1000000000000000000000', '0.00000015', '-25000000000000000000000'],
  ]);
});
