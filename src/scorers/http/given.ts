/** Settings that were read, with the files that they name, and the mistakes that only show when they are seen together. */
import { exitCode, Failure } from '../../failure.js';
import type { ScorerContext } from '../scorer.js';
import { readCalibration, readHeads, readText } from '../setting-files.js';
import type { Given, Protocol } from './protocol.js';
import { type HttpSettings, unused } from './settings.js';

/** @throws Failure for settings that the protocol does not look at, or that contradict each other. */
export function checkSettings(settings: HttpSettings, protocol: Protocol): void {
  const idle = unused(settings, protocol.reads);
  if (idle.length > 0) {
    const own = protocol.reads.join(', ');
    throw wrong(
      `${idle.join(', ')}: nothing that the protocol ${protocol.name} reads`,
      `it reads ${own}`,
      idle[0],
    );
  }
  if (settings.samples !== undefined && settings.reading !== 'samples')
    throw wrong(
      'samples are only drawn with reading: samples',
      'set reading: samples, or leave it out',
      'samples',
    );
}

/** The settings with their files, less the model's name. @throws Failure when a file cannot be read or does not hold what it must. */
export async function readGiven(
  settings: HttpSettings,
  context: ScorerContext,
): Promise<Omit<Given, 'model'>> {
  const read = async <T>(path: string | undefined, reader: (path: string) => Promise<T>) =>
    path === undefined ? undefined : await reader(context.resolve(path));
  const heads = await read(settings.heads, readHeads);
  const calibration = await read(settings.calibration, readCalibration);
  const difficultyCalibration = await read(settings.difficulty_calibration, readCalibration);
  const rubric = await read(settings.rubric, readRubric);
  const difficultyRubric = await read(settings.difficulty_rubric, readRubric);
  return {
    settings,
    ...(heads && { heads }),
    ...(calibration && { calibration }),
    ...(difficultyCalibration && { difficultyCalibration }),
    ...(rubric && { rubric }),
    ...(difficultyRubric && { difficultyRubric }),
  };
}

async function readRubric(path: string): Promise<string> {
  const remedy = 'write the question to the judge, with {problem} where the text of the problem goes';
  const text = await readText(path, remedy);
  if (text.includes('{problem}')) return text;
  throw new Failure(exitCode.usage, { message: 'has no {problem}', remedy, place: { file: path } });
}

function wrong(message: string, remedy: string, field: string | undefined): Failure {
  return new Failure(exitCode.usage, {
    message: `http scorer: ${message}`,
    remedy: field ? `${field}: ${remedy}` : remedy,
  });
}
