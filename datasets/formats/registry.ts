/** Every format that is recognised by its fields, the most specific first. */
import { DatasetError } from '../dataset-error.js';
import type { Format } from '../problem.js';
import { gsm8k } from './gsm8k.js';
import { humaneval } from './humaneval.js';
import { math } from './math.js';
import { mbpp } from './mbpp.js';
import { rlvr } from './rlvr.js';

export const formats: readonly Format[] = [rlvr, humaneval, mbpp, gsm8k, math];

/** The format of that name. `custom` is none of these: it is made from a field map. */
export function formatNamed(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const names = formats.map((format) => format.name).join(', ');
  throw new DatasetError(
    'usage',
    `there is no format ${name}`,
    `name one of ${names}, or map the fields (custom)`,
  );
}
