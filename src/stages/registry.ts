/** The stages in the order of the flow. To add one: its folder, its name in pipeline/stage.ts, and a line here. */
import type { Stage } from '../pipeline/stage.js';
import { attach } from './attach/index.js';
import { decontaminate } from './decontaminate/index.js';
import { dedup } from './dedup/index.js';
import { filter } from './filter/index.js';
import { label } from './label/index.js';
import { normalize } from './normalize/index.js';
import { score } from './score/index.js';
import { split } from './split/index.js';
import { tier } from './tier/index.js';

// Each stage is opened only with settings that its own schema has parsed, so the list may forget their types.
export const stages = [
  normalize,
  filter,
  dedup,
  decontaminate,
  attach,
  score,
  label,
  tier,
  split,
] as unknown as readonly Stage<unknown>[];
