/**
 * The rules of the filter stage, in the order in which they are asked; the first that catches names the reason. To add one: a
 * file beside this one and a line here.
 */
import type { Rule } from '../rule.js';
import { answerInside } from './answer-inside.js';
import { brokenEncoding } from './broken-encoding.js';
import { cutOff } from './cut-off.js';
import { drawing } from './drawing.js';
import { empty } from './empty.js';
import { explanation } from './explanation.js';
import { garbled } from './garbled.js';
import { htmlDebris } from './html-debris.js';
import { language } from './language.js';
import { link } from './link.js';
import { multipleChoice } from './multiple-choice.js';
import { needsFigure } from './needs-figure.js';
import { needsOptions } from './needs-options.js';
import { needsTable } from './needs-table.js';
import { noQuestion } from './no-question.js';
import { ocrDebris } from './ocr-debris.js';
import { opinion } from './opinion.js';
import { personalData } from './personal-data.js';
import { placeholder } from './placeholder.js';
import { proof } from './proof.js';
import { refersElsewhere } from './refers-elsewhere.js';
import { repeatedText } from './repeated-text.js';
import { severalQuestions } from './several-questions.js';
import { tooLong } from './too-long.js';
import { tooShort } from './too-short.js';
import { unbalancedLatex } from './unbalanced-latex.js';
import { yesNo } from './yes-no.js';

export const rules = [
  // What is no text.
  empty,
  brokenEncoding,
  tooShort,
  tooLong,
  garbled,
  // What came in with the text.
  htmlDebris,
  ocrDebris,
  placeholder,
  repeatedText,
  unbalancedLatex,
  cutOff,
  personalData,
  // What lies elsewhere.
  link,
  needsFigure,
  needsTable,
  needsOptions,
  refersElsewhere,
  // What cannot be judged, or only as a guess.
  answerInside,
  proof,
  drawing,
  explanation,
  opinion,
  yesNo,
  severalQuestions,
  // What a dataset may not want.
  language,
  multipleChoice,
  noQuestion,
] as const satisfies readonly Rule[];
