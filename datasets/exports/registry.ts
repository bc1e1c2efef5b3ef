/** The exports. To add one: a file, and a line here. */
import type { Export } from '../problem.js';
import { rlvr } from './rlvr.js';
import { trl } from './trl.js';
import { verl } from './verl.js';

export const exports: readonly Export[] = [rlvr, verl, trl];

export const exportNames: readonly string[] = exports.map((one) => one.name);
