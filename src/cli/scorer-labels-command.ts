import { Command } from 'commander';
import { badRows } from './bad-rows.js';
import { positiveInteger, seedNumber } from './options.js';
import { say, tellOf } from './scorer-lines.js';
import { writeOut } from './write-out.js';

interface LabelFlags {
  readonly refused: string[];
  readonly holdOut: string[];
  readonly seed: number;
  readonly corruptions: number;
}

export function scorerLabelsCommand(): Command {
  return new Command('labels')
    .description('labelled rows from sound problems: each as it is, and corrupted in stated ways')
    .argument('<files...>', 'files of sound problems, in any format that ingest reads')
    .option(
      '--refused <files...>',
      "a run's stages/*/dropped.jsonl: what filter and attach refused is not sound",
      [],
    )
    .option('--hold-out <datasets...>', 'datasets that training never sees', [])
    .option('--corruptions <n>', 'corrupted forms of each problem for training', positiveInteger, 3)
    .option('--seed <n>', 'every draw follows from it', seedNumber, 1)
    .addHelpText('after', '\n  $ rlvr scorer labels data/*.jsonl.gz --hold-out svamp > labelled.jsonl')
    .action(async (files: string[], flags: LabelFlags) => {
      const { labelFiles } = await import('../training/label-files.js');
      const bad = badRows(say);
      const rows = await labelFiles(files, flags.refused, labelOptions(flags), tellOf(bad.tell));
      let lines: string[] = [];
      for await (const row of rows) {
        if (lines.push(`${JSON.stringify(row)}\n`) < 256) continue;
        await writeOut(lines.join(''));
        lines = [];
      }
      await writeOut(lines.join(''));
      bad.end('they were left out');
    });
}

/** A tenth of the clusters for the test and one for the calibration. */
export function labelOptions(flags: Pick<LabelFlags, 'seed' | 'holdOut' | 'corruptions'>) {
  return {
    seed: flags.seed,
    heldOut: new Set(flags.holdOut),
    testShare: 0.1,
    calibrationShare: 0.1,
    corruptionsPerText: flags.corruptions,
  };
}
