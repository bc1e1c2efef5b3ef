import type { GroundTruth } from '#verifiers/ground-truth.js';
import { explain } from '#verifiers/math/index.js';
import type { Verdict } from '#verifiers/verifier.js';

/** How a completion was read and why its verdict is what it is, in lines for a person. */
export function explanation(completion: string, groundTruth: GroundTruth, verdict: Verdict): string {
  const lines: [string, string][] = [
    ['verdict', `${verdict.outcome}, reward ${verdict.reward}`],
    ['because', verdict.reason],
    [
      'extracted',
      verdict.extracted === undefined ? 'nothing' : `${verdict.extracted}  (rule: ${verdict.rule})`,
    ],
  ];
  if (groundTruth.verifier === 'math') {
    for (const gold of groundTruth.answers ?? [groundTruth.answer ?? '']) {
      const told = explain(gold, completion, undefined, groundTruth.extraction);
      lines.push(['gold', `${gold}  read as  ${told.gold}`]);
      if (told.answer !== '') lines.push(['answer', `read as  ${told.answer}`]);
    }
  }
  for (const [at, outcome] of (verdict.tests?.outcomes ?? []).entries())
    lines.push([`test ${at + 1}`, outcome]);
  return lines.map(([name, text]) => `${`${name}:`.padEnd(11)} ${text}`).join('\n');
}
