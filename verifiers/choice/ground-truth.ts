import { z } from 'zod';

/** The letter of the right option; `choices` are the texts of the options in order, without their letters. */
export const choiceGroundTruth = z.strictObject({
  verifier: z.literal('choice'),
  answer: z.string().regex(/^[A-Z]$/, 'a choice is one capital letter, such as "C"'),
  choices: z.array(z.string()).optional(),
});
export type ChoiceGroundTruth = z.infer<typeof choiceGroundTruth>;
