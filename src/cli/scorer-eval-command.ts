import { Command } from 'commander';
import { badRows } from './bad-rows.js';
import { jobsOption, jsonOption } from './options.js';
import { openProgress } from './progress.js';
import { say, scorerContext } from './scorer-lines.js';
import { writeOut } from './write-out.js';

interface EvalFlags {
  readonly scorer: string[];
  readonly jobs: number;
  readonly json?: true;
}

export function scorerEvalCommand(): Command {
  return new Command('eval')
    .description('compare scorers on the held-out parts of labelled rows')
    .argument('[labelled...]', 'rows of `rlvr scorer labels`, or your own; - is stdin')
    .option('--scorer <settings...>', 'scorers to measure: a name, settings as YAML, or a file of them', [
      'ngram',
    ])
    .addOption(jobsOption())
    .addOption(jsonOption())
    .addHelpText(
      'after',
      "\n  $ rlvr scorer eval labelled.jsonl --scorer ngram '{backend: ngram, model: mine.bin}'",
    )
    .action(async (files: string[], flags: EvalFlags) => {
      const { parseScorer } = await import('../scorers/parse-scorer.js');
      const { readLabelled } = await import('../training/read-labelled.js');
      const scorers = flags.scorer.map((text) => parseScorer(text));
      const bad = badRows(say);
      const rows = await readLabelled(files, bad.tell);
      bad.end('they were left out');
      await printEvaluations(rows, scorers, flags);
    });
}

/** Measures each scorer and prints its figures on stdout. */
export async function printEvaluations(
  rows: readonly import('../training/labelled-text.js').LabelledText[],
  settings: readonly import('../scorers/registry.js').ScorerSettings[],
  { jobs, json }: { readonly jobs: number; readonly json?: true },
): Promise<void> {
  const { openScorer } = await import('../scorers/registry.js');
  const { evaluate } = await import('../training/evaluate.js');
  const { renderEvaluation } = await import('../training/render-evaluation.js');
  const progress = openProgress();
  for (const one of settings) {
    const scorer = await openScorer(one, scorerContext(jobs));
    const measured = await evaluate(rows, scorer, (done, of) =>
      progress.update(scorer.name, done, of),
    ).finally(() => scorer.close());
    progress.clear();
    if (measured.parts.length === 0) say('no row stands in the part test or held-out: nothing was measured');
    await writeOut(`${json ? JSON.stringify(measured) : renderEvaluation(measured)}\n`);
  }
}
