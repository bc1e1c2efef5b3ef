/** The reward functions. To add one: its file and a line here. */
import { correct } from './correct.js';
import { format } from './format.js';
import { language } from './language.js';
import { length } from './length.js';
import { overlong } from './overlong.js';
import { repetition } from './repetition.js';
import type { RewardFunction } from './reward.js';
import { tests } from './tests.js';

export const rewardFunctions: readonly RewardFunction[] = [
  correct,
  tests,
  format,
  language,
  length,
  overlong,
  repetition,
];

export const rewardNames: readonly string[] = rewardFunctions.map(({ name }) => name);
