import { createHash } from 'node:crypto';
import type { Exchange, Given } from './protocol.js';
import type { HttpSettings } from './settings.js';

/** Raised when an answer is read in another way than before. */
const readingRevision = 1;

/** Where the servers are and how patiently they are asked changes no rating; the model and the files are hashed themselves. */
const without: readonly (keyof HttpSettings)[] = [
  'urls',
  'model',
  'path',
  'api_key_env',
  'api_key_header',
  'batch',
  'concurrency',
  'connect_s',
  'first_byte_s',
  'timeout_s',
  'retries',
  'backoff_s',
  'patience_s',
  'answer_mb',
  'seed',
  'heads',
  'calibration',
  'difficulty_calibration',
  'rubric',
  'difficulty_rubric',
];

/**
 * A hash of all that a rating depends on: the model, the settings of asking and reading, the contents (not the paths) of heads, calibrations
 * and rubrics, and the very words of the request.
 */
export function versionOf(given: Given, exchanges: readonly Exchange[]): string {
  const settings = Object.entries(given.settings)
    .filter(([name, value]) => value !== undefined && !without.includes(name as keyof HttpSettings))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const files = [given.heads, given.calibration, given.difficultyCalibration];
  const requests = exchanges.map((exchange) => exchange.body(['']));
  const text = JSON.stringify([readingRevision, given.model, settings, files, requests]);
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
