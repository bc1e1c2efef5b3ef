import { expect, test } from 'vitest';
import { spdxLicense } from './license.js';

test.each([
  ['CC-BY-4.0', 'CC-BY-4.0'],
  ['cc-by-nc-sa-4.0', 'CC-BY-NC-SA-4.0'],
  ['CC BY-SA 3.0', 'CC-BY-SA-3.0'],
  ['Creative Commons Attribution 4.0 International', 'CC-BY-4.0'],
  ['Creative Commons Attribution-NonCommercial-ShareAlike 3.0 License (CC BY-NC-SA 3.0)', 'CC-BY-NC-SA-3.0'],
  ['CC BY-NC-ND 4.0', 'CC-BY-NC-ND-4.0'],
  ['apache-2.0', 'Apache-2.0'],
  ['Apache License, Version 2.0', 'Apache-2.0'],
  ['mit', 'MIT'],
  ['cc0-1.0', 'CC0-1.0'],
  ['MIT OR Apache-2.0', 'MIT OR Apache-2.0'],
  ['Creative Commons', 'Creative Commons'],
  ['GPL-3.0-only', 'GPL-3.0-only'],
  [' our own terms ', 'our own terms'],
  ['constructor', 'constructor'],
])('%s is %s', (name, identifier) => {
  expect(spdxLicense(name)).toBe(identifier);
});
