/**
 * Families of programming problems: a task in words, a Python solution, and tests whose expected values are computed here
 * in TypeScript. A family never runs a program.
 */
import type { Family } from '../../family.js';
import { commandMachine } from './command-machine.js';
import { digitRounds } from './digit-rounds.js';
import { graphGroups } from './graph-groups.js';
import { graphReach } from './graph-reach.js';
import { gridCount } from './grid-count.js';
import { gridPath } from './grid-path.js';
import { intervalUnion } from './interval-union.js';
import { listPipeline } from './list-pipeline.js';
import { matrixPipeline } from './matrix-pipeline.js';
import { telling } from './program.js';
import { recurrenceValue } from './recurrence-value.js';
import { stringPipeline } from './string-pipeline.js';
import { wordTally } from './word-tally.js';

export const programFamilies: readonly Family[] = [
  commandMachine,
  digitRounds,
  graphGroups,
  graphReach,
  gridCount,
  gridPath,
  intervalUnion,
  listPipeline,
  matrixPipeline,
  recurrenceValue,
  stringPipeline,
  wordTally,
].map(telling);
