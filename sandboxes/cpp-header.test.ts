import { expect, test } from 'vitest';
import { afterStandardHeaders, headerFirst } from './cpp-header.js';

const all = '#include <bits/stdc++.h>\n';

test.each([
  `${all}int main() {}`,
  `#include<assert.h>\n#include<bits/stdc++.h>\n// A prompt.\nint f();`,
  `/* A program. */\n\n#include <iostream> // for cout\n# include <bits/stdc++.h>\n#define int long long\n`,
])('the header is read first in %j', (source) => {
  expect(headerFirst([source])).toEqual(['-include', 'bits/stdc++.h']);
  expect(headerFirst([source, all])).toHaveLength(2);
  expect(headerFirst([all, 'int f();'])).toEqual([]);
});

test.each([
  ['', 'no header'],
  ['#include <iostream>\nint main() {}', 'another header'],
  [`#define NDEBUG\n${all}`, 'a macro before it'],
  [`#pragma GCC optimize("O3")\n${all}`, 'a pragma before it'],
  [`#include "own.h"\n${all}`, 'a header of its own before it'],
  [`#include <ext/pb_ds/assoc_container.hpp>\n${all}`, 'a header that is not of the standard library'],
  [`// ${all}int main() {}`, 'a comment'],
  [`/* ${all}*/ int main() {}`, 'a longer comment'],
  [`// a comment that goes on \\\n${all}`, 'a comment of two lines'],
  [`#if 0\n${all}#endif\n`, 'a condition'],
])('it is not for %j: %s', (source) => {
  expect(headerFirst([source])).toEqual([]);
});

test('what stands before the own code ends where it begins', () => {
  const begin = '#include <stdio.h>\n// text\n/* more */ ';
  expect(afterStandardHeaders(`${begin}int f();\n#include <math.h>`)).toBe(begin.length);
  expect(afterStandardHeaders('// goes on \\\nint f();')).toBe(0);
  expect(afterStandardHeaders(`/* no end ${' '.repeat(100_000)}`)).toBe(0);
});
