import { Command } from 'commander';
import { exitCode } from '../failure.js';
import { writeOut } from './write-out.js';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('what works on this machine, and the command that mends what does not')
    .option('--need <names>', 'parts that must work, with commas between; else the exit code is 3')
    .option('--json', 'write the diagnosis as JSON')
    .addHelpText(
      'after',
      `
  $ rlvr doctor
  $ rlvr doctor --need sandbox:bubblewrap,language:cpp,parquet
  $ rlvr doctor --json > machine.json
A part that is missing matters only where it is used: everything else works without it.`,
    )
    .action(async ({ need, json }: { readonly need?: string; readonly json?: true }) => {
      const { examine, renderDiagnosis, unmet } = await import('../doctor/index.js');
      const diagnosis = await examine();
      await writeOut(json ? `${JSON.stringify(diagnosis)}\n` : renderDiagnosis(diagnosis));
      const lacking = unmet(diagnosis, need?.split(',').map((name) => name.trim()) ?? []);
      for (const { name, state, detail, remedy } of lacking) {
        process.stderr.write(
          `rlvr: ${name} is needed and ${state}: ${detail}\n  → ${remedy ?? 'see docs/sandboxes.md'}\n`,
        );
      }
      if (lacking.length > 0) process.exitCode = exitCode.missing;
    });
}
