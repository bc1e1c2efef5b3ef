/** Samples completions for the problems of files, judges them, and writes the problems with rollout, pass rate and tier, in order. */
import { performance } from 'node:perf_hooks';
import type { Judgeable, Problem } from '#datasets/problem.js';
import { filesNamed } from '#datasets/read-files.js';
import { certainTier } from '../difficulty/certain-tier.js';
import { counted } from '../grouped.js';
import { orderedMap } from '../ordered-map.js';
import { refuseToReplace } from '../refuse-to-replace.js';
import { importRollouts } from './import/import-rollouts.js';
import type { RolloutOptions } from './options.js';
import { readProblems } from './read-problems.js';
import { guessed, rolledOut } from './rolled-out.js';
import { keyOf, type Sample } from './samples.js';
import { openSession, type Session } from './session.js';
import { count, emptySummary, type RolloutSummary } from './summary.js';
import { inWaves, type Plan, tallyOf } from './waves.js';

/** What became of a problem: `samples` is undefined where it was passed on as it was. */
interface Outcome {
  readonly problem: Problem;
  readonly samples?: readonly Sample[];
  readonly n: number;
}

/**
 * @param files paths and globs; none, or `-`, is stdin.
 * @throws Failure, DatasetError when a file, a server or the judge's place is missing; what was sampled stays in the journal.
 */
export async function rolloutFiles(
  files: readonly string[],
  options: RolloutOptions,
): Promise<RolloutSummary> {
  const started = performance.now();
  const summary = emptySummary();
  if (options.guess) summary.guessable = 0;
  const bad = (line: string) => {
    summary.bad_rows++;
    options.warn(line);
  };
  if (options.output !== undefined) refuseToReplace(options.output, await filesNamed(files));
  const session = await openSession(options, options.guess ? 'guess' : 'rollout');
  try {
    if (options.imports.length > 0) await importRollouts(files, options, session, bad);
    const whys = new Map<string, number>();
    const problems = readProblems(files, options, bad);
    const window = session.inFlight(Math.min(options.n, wave(options)));
    for await (const done of orderedMap(problems, window, (problem) => sample(problem, options, session))) {
      await session.write(finished(done, options, session, summary, whys));
      summary.problems++;
      options.progress?.(summary.problems);
    }
    await session.finish();
    for (const [why, times] of whys) options.told(`${counted(times, 'completion')} not given: ${why}`);
    const { asked, found } = session.sources.counts;
    const missing = session.sandboxMissing();
    const seconds = Math.round(performance.now() - started) / 1000;
    return {
      ...summary,
      asked,
      found,
      model: session.modelName ?? null,
      seconds,
      ...(missing && { sandbox_missing: missing }),
    };
  } finally {
    await session.close();
  }
}

async function sample(problem: Problem, options: RolloutOptions, session: Session): Promise<Outcome> {
  const { sources } = session;
  // A program cannot be guessed in a line, and what cannot be judged need not be asked.
  if (problem.ground_truth === undefined || (options.guess && problem.domain === 'code'))
    return { problem, n: 0 };
  const work = session.work(problem as Judgeable);
  const held = sources.journal.count(keyOf(work));
  const n = sources.model === undefined ? Math.min(options.n, held) : options.n;
  return { problem, n, samples: await inWaves(work, planOf(n, options), sources) };
}

function planOf(n: number, options: RolloutOptions): Plan {
  const { guess, stopEarly, certainty } = options;
  const enough = (passed: number, judged: number) =>
    guess ? passed > 0 : stopEarly && certainTier(passed, judged, certainty) !== undefined;
  return { n, wave: wave(options), enough };
}

/** Without anything to look for, all are asked for at once. */
function wave({ guess, stopEarly, wave: size, n }: RolloutOptions): number {
  return guess || stopEarly ? size : n;
}

function finished(
  { problem, samples, n }: Outcome,
  options: RolloutOptions,
  session: Session,
  summary: RolloutSummary,
  whys: Map<string, number>,
): Problem {
  if (samples === undefined || samples.length === 0) {
    summary.passed_on++;
    return problem;
  }
  count(summary, samples, n);
  for (const sample of samples)
    if ('fault' in sample) whys.set(sample.fault, (whys.get(sample.fault) ?? 0) + 1);
  if (options.guess) {
    summary.guessable = (summary.guessable ?? 0) + (tallyOf(samples).passed > 0 ? 1 : 0);
    return guessed(problem, samples);
  }
  const done = rolledOut(problem, samples, session.modelName, options.certainty);
  const tier = tallyOf(samples).judged > 0 ? done.difficulty?.tier : undefined;
  if (tier !== undefined) summary.tiers[tier] = (summary.tiers[tier] ?? 0) + 1;
  return done;
}
