import { calibrated } from '../../calibration.js';
import type { Scored } from '../../scorer.js';
import type { Given } from '../protocol.js';
import type { HttpSettings } from '../settings.js';
import { rubrics } from './rubrics.js';
import { type Alternative, type Share, shareOfText, shareOfTokens, type VerdictKind } from './verdict.js';

/** The settings that make the questions of a judge. */
export const judgeSettings: readonly (keyof HttpSettings)[] = [
  'verdict',
  'reading',
  'samples',
  'max_tokens',
  'top_logprobs',
  'verdict_mass',
  'rubric',
  'ask_difficulty',
  'difficulty_rubric',
  'calibration',
  'difficulty_calibration',
];

/** What the judge is asked of each problem, and how its reply is read. */
export interface Question {
  readonly prompt: (problem: string) => string;
  readonly reading: 'logprobs' | 'samples' | 'plain';
  readonly kind: VerdictKind;
  /** How many replies are asked for. */
  readonly samples: number;
  readonly maxTokens: number;
  readonly topLogprobs: number;
  readonly mass: number;
  readonly rated: (share: number) => Scored;
}

/** One reply: what was written, why it ended, and the likeliest first tokens where the server tells them. */
export interface Reply {
  readonly text: string;
  readonly finish: string;
  readonly first?: readonly Alternative[] | undefined;
}

/** The question about quality, and the one about difficulty where it is asked. */
export function questionsOf(given: Given): Question[] {
  const { settings, calibration, difficultyCalibration } = given;
  const { verdict: kind = 'yes-no', reading = 'logprobs' } = settings;
  const shared = {
    reading,
    kind,
    samples: reading === 'samples' ? (settings.samples ?? 8) : 1,
    maxTokens: settings.max_tokens ?? (reading === 'logprobs' ? 1 : 16),
    topLogprobs: settings.top_logprobs ?? 20,
    mass: settings.verdict_mass ?? 0.5,
  };
  const fill = (rubric: string) => (problem: string) => rubric.replaceAll('{problem}', () => problem);
  const quality: Question = {
    ...shared,
    prompt: fill(given.rubric ?? rubrics.quality[kind]),
    rated: (share) => ({ quality: calibration ? calibrated(share, calibration) : share }),
  };
  if (!settings.ask_difficulty && given.difficultyRubric === undefined) return [quality];
  const difficulty: Question = {
    ...shared,
    prompt: fill(given.difficultyRubric ?? rubrics.difficulty[kind]),
    rated: (share) => ({
      difficulty: difficultyCalibration ? calibrated(share, difficultyCalibration) : share,
    }),
  };
  return [quality, difficulty];
}

/** The rating that the replies to one question give. */
export function readQuestion(question: Question, replies: readonly Reply[]): Scored {
  if (replies.length !== question.samples) {
    const wanted = `the server gave ${replies.length} replies where ${question.samples} were asked for`;
    return { fault: question.reading === 'samples' ? `${wanted}; use reading: plain` : wanted };
  }
  const shares = replies.map((reply) => shareOf(reply, question));
  const read = shares.filter((share) => typeof share === 'number');
  // A sampled judge may once say something else; the mean of the others stands as long as they are the most.
  if (read.length * 2 > shares.length)
    return question.rated(read.reduce((sum, share) => sum + share, 0) / read.length);
  return shares.find((share) => typeof share === 'object') ?? { fault: 'the server gave no reply' };
}

function shareOf({ text, finish, first }: Reply, { reading, kind, mass }: Question): Share {
  if (finish === 'content_filter') return { fault: "the server's filter withheld the reply" };
  if (reading === 'logprobs') {
    if (!first || first.length === 0)
      return { fault: 'the server gives no log-probabilities; use reading: samples, or reading: plain' };
    return shareOfTokens(first, kind, mass);
  }
  if (finish === 'length') return { fault: 'the reply was cut (finish_reason length); raise max_tokens' };
  return shareOfText(text, kind);
}
