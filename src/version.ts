import { readFileSync } from 'node:fs';

// From dist/src/ the package's root lies two folders up.
const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The version of the installed package. */
export const version: string = manifest.version;
