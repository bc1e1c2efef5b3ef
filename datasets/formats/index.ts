/**
 * Formats into problems: what the fields of each known dataset mean. A format reads one row at a time and knows nothing of files; it
 * never decides whether a problem is good.
 */
export { type CustomFields, custom, customFields } from './custom.js';
export { isJsonPath } from './json-path.js';
export { recogniseFormat } from './recognise-format.js';
export { formats } from './registry.js';
