/** Every shape that problems are written in. */
import { DatasetError } from '../dataset-error.js';
import type { Export } from '../problem.js';
import { areal } from './areal.js';
import { dpo } from './dpo.js';
import { nemoGym } from './nemo-gym.js';
import { nemoRl } from './nemo-rl.js';
import { openInstruct } from './open-instruct.js';
import { openrlhf } from './openrlhf.js';
import { rlvr } from './rlvr.js';
import { rlvrParquet } from './rlvr-parquet.js';
import { roll } from './roll.js';
import { sft } from './sft.js';
import { skyrl } from './skyrl.js';
import { slime } from './slime.js';
import { trl } from './trl.js';
import { verifiers } from './verifiers.js';
import { verl } from './verl.js';

export const exportShapes: readonly Export[] = [
  rlvr,
  rlvrParquet,
  verl,
  trl,
  openrlhf,
  openInstruct,
  nemoRl,
  nemoGym,
  skyrl,
  verifiers,
  slime,
  areal,
  roll,
  sft,
  dpo,
];

export function exportNamed(name: string): Export {
  const found = exportShapes.find((shape) => shape.name === name);
  if (found !== undefined) return found;
  const names = exportShapes.map((shape) => shape.name).join(', ');
  throw new DatasetError('usage', `there is no export ${name}`, `name one of ${names}`);
}
