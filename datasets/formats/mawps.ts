import { z } from 'zod';
import type { MathGroundTruth } from '#verifiers/math/ground-truth.js';
import { type Format, RowError } from '../problem.js';
import { exactAmount } from './exact-amount.js';
import {
  asText,
  mathAnswer,
  maybeText,
  type TextOrNumber,
  tags,
  text,
  textOrNumber,
  userPrompt,
} from './fields.js';

const row = z.looseObject({ input: text, target: textOrNumber, code: maybeText, type: maybeText });

/** MAWPS and GSM-Hard, whose targets a program computed; the latter's rows bring it. */
export const mawps: Format<z.infer<typeof row>> = {
  name: 'mawps',
  row,
  uses: ['input', 'target'],
  read({ input, target, type }) {
    if (asText(target).trim() === '') throw new RowError('target', 'target is empty');
    return { domain: 'math', prompt: userPrompt(input), ground_truth: computed(target), tags: tags(type) };
  },
  sample: { input: 'Tom had 30 pens and gave 12 away. How many has he left?', target: 18, type: 'singleeq' },
};

/**
 * A double that rounding left beside the number it stands for; one that is no simple fraction may be missed by a billionth, or by half a
 * unit of its last place where that is more (8.3099e-6 has five digits left), and by half a hundredth at most, so that no digit before
 * the point is free.
 */
function computed(target: TextOrNumber): MathGroundTruth {
  const printed = asText(target);
  const exact = exactAmount(printed);
  if (exact !== undefined) return mathAnswer(exact);
  const places = /\.(\d{9,})$/.exec(printed)?.[1]?.length;
  if (places === undefined) return mathAnswer(target);
  const tolerance = Math.min(0.005, Math.max(Math.abs(Number(printed)) * 1e-9, 0.5 * 10 ** -places));
  return { ...mathAnswer(printed), tolerance };
}
