import { expect, test } from 'vitest';
import { refusedLicense } from './refused-license.js';

test.each<[string | undefined, string[], string | undefined]>([
  ['MIT', [], undefined],
  ['MIT', ['GPL-3.0'], undefined],
  ['CC-BY-NC-4.0', ['cc-by-nc-4.0'], 'CC-BY-NC-4.0'],
  ['CC-BY-NC-SA-4.0', ['CC-BY-NC-*'], 'CC-BY-NC-SA-4.0'],
  ['CC-BY-4.0', ['CC-BY-NC-*'], undefined],
  ['MIT AND CC-BY-NC-4.0', ['CC-BY-NC-*'], 'CC-BY-NC-4.0'],
  ['MIT OR GPL-3.0', ['GPL-3.0'], undefined],
  ['(MIT OR GPL-3.0)', ['GPL-*', 'MIT'], 'MIT'],
  [undefined, ['unknown'], 'unknown'],
  ['', ['unknown'], 'unknown'],
  [undefined, ['MIT'], undefined],
])('%s against %j', (license, refused, found) => {
  expect(refusedLicense(license, refused)).toBe(found);
});
