import { readFileSync } from 'node:fs';

// From dist/src/ the package's root lies two folders up.
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The version of the installed package. */
export const version: string = manifest.version;

/** A hash of the compiled code, which scripts/build.mjs leaves beside it: what one code made, other code may make otherwise. */
export const codeVersion: string = JSON.parse(
  readFileSync(new URL('../build.json', import.meta.url), 'utf8'),
).code;
