import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FieldLayout } from './field-layout.js';
import { FieldTexts } from './field-texts.js';
import { JsonText, jsonText } from './json-text.js';

const object = fc.dictionary(
  fc.string({ unit: 'binary' }),
  fc.oneof(fc.jsonValue(), fc.string({ unit: fc.constantFrom('"', '\\', '{', ']', ',', 'a') })),
);

const layouts = new FieldLayout();

test('every field of an object as JSON.stringify writes it', () => {
  fc.assert(
    fc.property(object, (any) => {
      const fields = new FieldTexts(JSON.stringify(any), layouts);
      const read = fields.layout.names.map((name) => [name, fields.get(name)]);
      expect(read).toEqual(Object.entries(any).map(([name, value]) => [name, JSON.stringify(value)]));
    }),
  );
});

test('what ends too early is refused', () => {
  for (const line of ['{"a":"b', '{"a":[1', '{"a":1', '{"a'])
    expect(() => new FieldTexts(line, new FieldLayout())).toThrow('not JSON as we write it');
});

test('known texts stand in an object as its values would, at any depth', () => {
  const known = (value: unknown) => new JsonText(JSON.stringify(value));
  fc.assert(
    fc.property(object, fc.jsonValue(), (a, b) => {
      const row = { a, b: undefined, 'c"': { d: [b], e: b }, f: { g: { h: a } } };
      const partly = {
        a: known(a),
        b: undefined,
        'c"': { d: [known(b)], e: known(b) },
        f: { g: { h: known(a) } },
      };
      expect(jsonText(partly)).toBe(JSON.stringify(JSON.parse(JSON.stringify(row))));
    }),
  );
  expect(jsonText({})).toBe('{}');
});
