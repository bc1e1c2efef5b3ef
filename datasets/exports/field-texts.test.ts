import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FieldLayout } from './field-layout.js';
import { FieldOrder } from './field-order.js';
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

const names = ['a', 'aa', 'b', '__proto__', 'ü'];
/** Few names, so that they meet. */
const named = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...names, '"a', 'a"', '\\'), fc.jsonValue()), {
    selector: ([name]) => name,
  })
  .map((entries) => new Map(entries));
const written = (fields: ReadonlyMap<string, unknown>) =>
  `{${[...fields].map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join(',')}}`;

test('one part of a field, no other whose name only begins so', () => {
  fc.assert(
    fc.property(named, (any) => {
      const fields = new FieldTexts(`{"x":"\\"","any":${written(any)},"y":{"a":1}}`, layouts);
      for (const name of names) expect(fields.part('any', name)).toBe(JSON.stringify(any.get(name)));
      expect(fields.part('missing', 'a')).toBeUndefined();
    }),
  );
});

test('fields in another order, without those that it does not name', () => {
  fc.assert(
    fc.property(named, fc.shuffledSubarray(names), (any, order) => {
      const inOrder = order.filter((name) => any.has(name)).map((name) => [name, any.get(name)] as const);
      const one = new FieldOrder(order);
      // Also when the layout has been seen before.
      for (const _ of [1, 2])
        expect(one.textOf(new FieldTexts(written(any), layouts))).toBe(written(new Map(inOrder)));
    }),
  );
});

test('lines that agree in their fields have one layout', () => {
  const of = (line: string) => new FieldTexts(line, layouts).layout;
  expect(of('{"a":1,"b":[]}')).toBe(of('{"a":"x","b":{"c":1}}'));
  expect(of('{"a":1,"b":[]}')).not.toBe(of('{"b":[],"a":1}'));
  expect(of('{"a":1,"b":[]}')).toBe(of('{"a":2,"b":3}'));
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
