import { type GenerateOptions, generate } from './generators/index.js';
import type { Problem } from './problem.js';

/** Problems of a family as whole records; their dataset is the family. @throws RangeError for an unknown family or option. */
export function* generateProblems(family: string, options: GenerateOptions): Generator<Problem> {
  for (const { id, domain, prompt, ground_truth, solution, license, tags = [], meta } of generate(
    family,
    options,
  )) {
    yield {
      id,
      domain,
      prompt,
      ...(ground_truth === undefined ? {} : { ground_truth }),
      ...(solution === undefined ? {} : { solution }),
      source: { dataset: family, ...(license === undefined ? {} : { license }) },
      tags,
      meta,
    };
  }
}
