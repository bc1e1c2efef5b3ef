import { describe, expect, test } from 'vitest';
import { changed, checksOf } from './checks.js';

const change = (line: string) => changed(line, checksOf(line, 'triple'));

test.each([
  ['assert(candidate((2)) == (6));', 'assert(candidate((2)) == (5));'],
  ['assert(candidate((1), ("a")) == (10));', 'assert(candidate((1), ("a")) == (20));'],
  [
    'assert(triple((2l)).equals((Pair.with(1l, "a"))));',
    'assert(triple((2l)).equals((Pair.with(1l, "b"))));',
  ],
  ['assert(strcmp(triple(")"), "cba") == 0);', 'assert(strcmp(triple(")"), "dba") == 0);'],
  ['assert(fabs(triple(2) - 0.5) < 1e-6);', 'assert(fabs(triple(2) - 9.5) < 1e-6);'],
  ['    assert_eq!(candidate(2), vec![1, 2]);', '    assert_eq!(candidate(2), vec![9, 2]);'],
  ['Debug.Assert(triple((2L)) == (true));', 'Debug.Assert(triple((2L)) == (false));'],
  ['assert_equal([1, 9, 2], candidate.call([3]))', 'assert_equal([3, 9, 2], candidate.call([3]))'],
  [
    '     { actual: candidate(2), expected: []int{6} },',
    '     { actual: candidate(2), expected: []int{5} },',
  ],
  [
    'if (candidate(2) !== 6) { throw new Exception("Test failed!"); }',
    'if (candidate(2) !== 5) { throw new Exception("Test failed!"); }',
  ],
  ['    [[ $(candidate "2" "(") = "6" ]]', '    [[ $(candidate "2" "(") = "7" ]]'],
  ['assert(candidate(2) == ("\\n("));', 'assert(candidate(2) == ("x("));'],
  ['if (candidate("x") !== "$a^D") {', 'if (candidate("x") !== "$a^E") {'],
  ['assert(candidate(2) == (""));', 'assert(candidate(2) == ("x"));'],
])('%s', (line, other) => {
  expect(change(line)).toBe(other);
});

describe('no check, or none with another value', () => {
  test.each([
    'int main() { return triple(6); }',
    'assert(candidate((2)) == (std::vector<long>()));',
    "raise 'wrong' unless triple(2) == 6",
    'assert(named("abc", f(2)) == 6);',
    'assert(candidate((2)) == (6);',
    'assert(candidate("',
  ])('%s', (line) => {
    expect(change(line)).toBe(line);
  });
});

test('changed keys stay apart', () => {
  expect(change('assert(candidate(2) == (std::map<long,long>({{1, 9}, {8, 2}})));')).toContain(
    '{{3, 9}, {8, 2}}',
  );
});

test('a scan is bounded, whatever is never closed', () => {
  for (const piece of [
    'assert(candidate(',
    '[[ $(candidate "',
    '{ actual: candidate("',
    'if (candidate(1) == "\\',
  ]) {
    const started = performance.now();
    checksOf(`${piece}\n`.repeat(300), 'triple');
    expect(performance.now() - started, piece).toBeLessThan(3000);
  }
});
