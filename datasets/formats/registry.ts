/** The formats, the most telling first: of several that recognise a row, the first is taken. To add one: a file and a line. */
import type { Format } from '../problem.js';
import { gsm8k } from './gsm8k.js';
import { humaneval } from './humaneval.js';
import { math } from './math.js';
import { mbpp } from './mbpp.js';
import { rlvr } from './rlvr.js';

// A format's `read` is only ever given rows that its own `row` has parsed, so the list may forget their types.
export const formats = [rlvr, humaneval, mbpp, gsm8k, math] as unknown as readonly Format[];
