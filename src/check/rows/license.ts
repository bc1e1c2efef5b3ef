import type { RowCheck } from '../check.js';

export const license: RowCheck = {
  code: 'license',
  severity: 'warning',
  needs: 'row',
  what: 'each row names the licence of its source',
  why: 'a dataset whose rows came from many places can be published only if each of them allows it',
  fix: 'give source.license as an SPDX identifier (a recipe sets it for a whole source), or name it with --license',
  look: ({ source }) =>
    source.license === undefined || source.license.trim() === ''
      ? { message: `no licence is named for ${source.dataset}`, field: 'source.license' }
      : undefined,
};
