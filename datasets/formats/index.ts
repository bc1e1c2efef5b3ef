/**
 * Source formats: what a row of a known dataset means. One small file each: how the row is recognised, what it becomes,
 * a sample of our own. Never opens a file, never judges: a truth that stands inside a solution stays there.
 */
export { customFormat, type FieldMap, fieldMap } from './custom.js';
export { type JsonPath, parseJsonPath, valueAt } from './json-path.js';
export { type Recognised, recogniseFormat } from './recognise.js';
export { formatNamed, formats } from './registry.js';
export { trainerTruth } from './trainer-truth.js';
