import { expect, test } from 'vitest';
import { parsePythonLiteral } from './python-literal.js';

const value = (text: string) => parsePythonLiteral(text).value;

test.each<[string, unknown]>([
  ["{'a': 1, 'b': [True, None, -2.5e3], }", { a: 1, b: [true, null, -2500] }],
  ['(1, "it\'s")', [1, "it's"]],
  ['(1,)', [1]],
  ['(1)', 1],
  ['()', []],
  ["{1: 'x', (2, 3): 'y'}", { 1: 'x', '[2,3]': 'y' }],
  [`'a\\n\\'b\\' \\x41\\u00e9\\U0001F600 \\q'`, "a\n'b' Aé😀 \\q"],
  [`'one' "two"`, 'onetwo'],
  [' [ ] ', []],
  ['{1, 2}', [1, 2]],
  [`b'x'`, 'x'],
  [`'\\033[0m'`, '\x1b[0m'],
])('%s is read', (text, expected) => {
  expect(value(text)).toEqual(expected);
});

test('an integer beyond a double keeps its digits, and is told', () => {
  expect(parsePythonLiteral('[9007199254740993, 2]')).toEqual({
    value: ['9007199254740993', 2],
    longNumbers: ['9007199254740993'],
  });
});

test.each([
  ["__import__('os')", /at character 1\b|is no literal|value is missing/],
  ["{'a': open('x')}", /open is no literal/],
  ["'never closed", /not closed/],
  ["'\\x4'", /needs 2 digits/],
  ["'\\UFFFFFFFF'", /is no character/],
  ['[1, 2', /, is missing/],
  ['[1 2]', /, is missing/],
  ['1 + 1', /text follows/],
  ['', /a value is missing/],
  ['['.repeat(200), /nested deeper/],
])('%j is refused', (text, why) => {
  expect(() => value(text)).toThrow(SyntaxError);
  expect(() => value(text)).toThrow(why);
});

test('a name of the prototype is no word', () => {
  expect(() => value('constructor')).toThrow('constructor is no literal');
  expect(value("{'__proto__': 1}")).toHaveProperty(['__proto__'], 1);
});
