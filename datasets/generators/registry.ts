import type { Family } from '../family.js';
import { mathFamilies } from './math/index.js';
import { programFamilies } from './programs/index.js';

/** Every family there is. */
export const families: readonly Family[] = [...mathFamilies, ...programFamilies];
