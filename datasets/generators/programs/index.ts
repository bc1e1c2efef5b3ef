import type { Family } from '../../family.js';
export const programFamilies: readonly Family[] = [];
