import { z } from 'zod';
import type { Rule } from './rule.js';
import { rules } from './rules/registry.js';

/** Per rule true, false, or what tunes it; named by its code. */
export const filterSettings = z.strictObject({
  rules: z
    .strictObject(Object.fromEntries(rules.map((one) => [one.code, settingOf(one)])))
    .prefault({})
    .describe('which prompts are refused, each rule by its code: false turns it off, settings tune it'),
  refuse_licenses: z
    .array(z.string().min(1))
    .default([])
    .describe(
      'SPDX identifiers, `*` for any ending (`CC-BY-NC-*`), and `unknown` for rows without a licence',
    ),
});
export type FilterSettings = z.infer<typeof filterSettings>;

function settingOf(one: Rule) {
  const tuned = Object.keys(one.settings.shape).length > 0;
  return (tuned ? z.union([z.boolean(), one.settings]) : z.boolean())
    .default(one.on)
    .describe(`the prompt ${one.reason}`);
}

/** The rules that are asked, each with its settings. */
export function askedRules(given: FilterSettings): { readonly rule: Rule; readonly settings: unknown }[] {
  return rules.flatMap((rule) => {
    const setting = given.rules[rule.code];
    if (setting === false || setting === undefined) return [];
    return [{ rule, settings: setting === true ? rule.settings.parse({}) : setting }];
  });
}
