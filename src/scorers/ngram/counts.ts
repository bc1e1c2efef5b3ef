/**
 * What the kernel counts of a text for its signals, as places in its list of counts. The kernel, too, compiles this file,
 * so it holds numbers alone.
 *
 * - Marks and numbers: braces and parentheses count opened less closed, `tags` tags and entities of HTML, `foreign` words in other
 *   scripts than the Latin.
 * - Sentences, and those that set a task.
 * - How sentences hang together: `weakest` is the fewest words shared across any border between two sentences, 0 to 5; 6 when there is
 *   no border. Of the last task's words: `share` is the share told before in quarters, 0 to 4; 5 without words, 6 when nothing is told
 *   before. `names`: none of its names has been told before 0, some 1, all 2; it has none 3. `told` and `untold` are its words told before
 *   and not, `untoldVariables` its single letters that were not, and about half of the words that were not (kernel/links.ts), each 0 to 6; 7 when nothing is told before.
 */
export const dollars = 0;
export const braces = 1;
export const parentheses = 2;
export const questions = 3;
export const numbers = 4;
export const marks = 5;
export const tags = 6;
export const lines = 7;
export const foreign = 8;
export const sentences = 9;
export const tasks = 10;
export const weakest = 11;
export const share = 12;
export const names = 13;
export const told = 14;
export const untold = 15;
export const untoldVariables = 16;
