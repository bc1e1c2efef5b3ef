import { expect, test } from 'vitest';
import { inTwoUnits, signatureOf } from './native.js';

test.each([
  ['long f(long a, std::map<std::string,long> b) {', 'long', ['a', 'b']],
  ['std::tuple<long, long> f(std::vector<std::vector<long>> lst) {', 'std::tuple<long, long>', ['lst']],
  ['static inline char *f(const char *s, int n[], int k[3]) {', 'char *', ['s', 'n', 'k']],
  ['int f(void) {', 'int', []],
  ['long f()', 'long', []],
])('the signature %s', (line, returns, names) => {
  expect(signatureOf(line, 'f')).toMatchObject({ returns, names });
});

test.each(['f(a) {', 'long g(long a) {', 'long f(long a, std::string) {', ''])('%j is none', (line) => {
  expect(signatureOf(line, line.includes('string') ? 'f ' : 'f')).toBeNull();
});

test('types of the prompt that the completion repeats are left to it', () => {
  const setup = '#include <string>\nunion Both {\n  long a;\n  std::string b; // }\n};\n\nBoth f(long n) {\n';
  const parts = {
    setup,
    entryPoint: 'f',
    tests: '}\nint main() {}\n',
    token: 'abc',
    checks: [],
    mark: 'm',
    mustFail: 0,
  };
  const build = (code: string) => inTwoUnits('cpp')({ ...parts, found: { code, rule: 'fenced' } });
  const again = build('union Both { long a; int b; };\nBoth f(long n) { return {n}; }')['solution.cpp'] ?? '';
  expect(again.match(/union Both/g)).toHaveLength(1);
  expect(again).toContain('int b;');
  expect(again).toContain('#include <string>');
  const alone = build('Both f(long n) { return {n}; }')['solution.cpp'] ?? '';
  expect(alone.match(/union Both/g)).toHaveLength(1);
});
