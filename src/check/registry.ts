/** Every check, in the order of reports. To add one: a file in rows/ or sets/, and a line here. */
import type { CheckEntry, JudgedCheck, RowCheck } from './check.js';
import { readingChecks } from './reading.js';
import { emptyEarns } from './rows/empty-earns.js';
import { goldPerturbed } from './rows/gold-perturbed.js';
import { goldReference } from './rows/gold-reference.js';
import { goldSelf } from './rows/gold-self.js';
import { license } from './rows/license.js';
import { promptForm } from './rows/prompt-form.js';
import { trivialProgram } from './rows/trivial-program.js';
import { unnormalized } from './rows/unnormalized.js';
import { setChecks } from './sets/entries.js';

/** Changes whenever any finding may change; part of every key of the cache. */
export const checksVersion = 1;

export const rowChecks: readonly RowCheck[] = [unnormalized, promptForm, license];
export const judgedChecks: readonly JudgedCheck[] = [
  goldSelf,
  goldReference,
  goldPerturbed,
  emptyEarns,
  trivialProgram,
];
export const checks: readonly CheckEntry[] = [...readingChecks, ...judgedChecks, ...setChecks, ...rowChecks];
