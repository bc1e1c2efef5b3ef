import type { RowCheck } from '../check.js';

export const license: RowCheck = {
  code: 'license',
  severity: 'warning',
  needs: 'row',
  what: 'each row names the licence of its source, as an SPDX identifier or expression',
  why: 'a dataset whose rows came from many places can be published only if each of them allows it',
  fix: 'give source.license as an SPDX identifier (a recipe sets it for a whole source), or name it with --license',
  look({ source: { license, dataset } }) {
    if (license === undefined || license.trim() === '')
      return { message: `no licence is named for ${dataset}`, field: 'source.license' };
    if (expression.test(license.trim())) return undefined;
    const message = `the licence of ${dataset}, ${JSON.stringify(license.slice(0, 100))}, is no SPDX identifier, so a recipe that refuses licences cannot tell it`;
    return { message, field: 'source.license' };
  },
};

/** Identifiers are one word each; expressions join them. */
const expression = /^\(*[\w.+-]+\)*(?: (?:AND|OR|WITH) \(*[\w.+-]+\)*)*$/i;
