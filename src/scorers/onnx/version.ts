import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { ModelFolder } from './model-folder.js';

/** Changes when this code reads a model's outputs in another way. */
const reading = 1;

/**
 * A hash of all that a rating depends on: the model's files and what the settings make of them. The device and the size of batches
 * are not in it: they change a rating in digits that are rounded away, save for the last one.
 */
export async function versionOf(folder: ModelFolder, settings: unknown): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify([reading, settings]));
  const { model, externalData, config, tokenizer, tokenizerConfig, pooling } = folder;
  for (const file of [model, ...externalData, config, tokenizer, tokenizerConfig, pooling]) {
    hash.update('\0');
    if (file !== undefined) await pipeline(createReadStream(file), hash, { end: false });
  }
  return hash.digest('hex').slice(0, 16);
}
