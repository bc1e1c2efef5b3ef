/**
 * The stated corruptions: what the quality label 0 means where it was made. To add one: a file here that exports a `Corruption`, and a
 * line in this list.
 */
import { chatAndBoilerplate } from './chat-and-boilerplate.js';
import type { Corruption } from './corruption.js';
import { cutText } from './cut-text.js';
import { gluedProblems } from './glued-problems.js';
import { htmlNoise } from './html-noise.js';
import { lostNumbers } from './lost-numbers.js';
import { missingFigure } from './missing-figure.js';
import { ocrNoise } from './ocr-noise.js';
import { swappedQuestion } from './swapped-question.js';

export type { Corruption, Templates } from './corruption.js';

export const corruptions: readonly Corruption[] = [
  cutText,
  lostNumbers,
  missingFigure,
  swappedQuestion,
  gluedProblems,
  ocrNoise,
  htmlNoise,
  chatAndBoilerplate,
];
