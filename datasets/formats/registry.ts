/** Every format that is recognised by its fields. A format stands before those that would read its rows too. */
import { DatasetError } from '../dataset-error.js';
import type { Format } from '../problem.js';
import { agieval } from './agieval.js';
import { apps } from './apps.js';
import { aqua } from './aqua.js';
import { arc } from './arc.js';
import { areal } from './areal.js';
import { asdiv } from './asdiv.js';
import { bigMath } from './big-math.js';
import { carp } from './carp.js';
import { codecontests } from './codecontests.js';
import { codeforces } from './codeforces.js';
import { cruxeval } from './cruxeval.js';
import { gpqa } from './gpqa.js';
import { gsm8k } from './gsm8k.js';
import { gsm8kSolutions } from './gsm8k-solutions.js';
import { humaneval } from './humaneval.js';
import { ifeval } from './ifeval.js';
import { judged } from './judged.js';
import { kodcode } from './kodcode.js';
import { leetcode } from './leetcode.js';
import { leetcodeContest } from './leetcode-contest.js';
import { livecodebench } from './livecodebench.js';
import { math } from './math.js';
import { mathRollouts } from './math-rollouts.js';
import { mawps } from './mawps.js';
import { mbpp } from './mbpp.js';
import { minif2f } from './minif2f.js';
import { mmlu } from './mmlu.js';
import { mmluPro } from './mmlu-pro.js';
import { multiplE } from './multipl-e.js';
import { nemoGym } from './nemo-gym.js';
import { nemoRl } from './nemo-rl.js';
import { numina } from './numina.js';
import { olympiadbench } from './olympiadbench.js';
import { omniMath } from './omni-math.js';
import { openrlhf } from './openrlhf.js';
import { orz } from './orz.js';
import { problemAnswer } from './problem-answer.js';
import { problemSolution } from './problem-solution.js';
import { questionAnswer } from './question-answer.js';
import { rlvr } from './rlvr.js';
import { rlvrParquet } from './rlvr-parquet.js';
import { roll } from './roll.js';
import { skyrl } from './skyrl.js';
import { slime } from './slime.js';
import { svamp } from './svamp.js';
import { synthetic1 } from './synthetic-1.js';
import { trl } from './trl.js';
import { tulu3 } from './tulu3.js';
import { verifiers } from './verifiers.js';
import { verl } from './verl.js';

const trainers = [
  ...[rlvr, rlvrParquet, judged, verl, skyrl, tulu3, orz, synthetic1],
  ...[nemoGym, roll, openrlhf, slime, trl, verifiers],
];
/** Of two common fields each: after all that would have more. */
const last = [areal, nemoRl];
const code = [
  ...[humaneval, leetcode, leetcodeContest, multiplE, mbpp, apps],
  ...[codecontests, codeforces, livecodebench, kodcode, cruxeval],
];
const choice = [mmlu, arc, mmluPro, aqua, gpqa, agieval];
const others = [ifeval, minif2f];
const mathematics = [
  ...[gsm8k, gsm8kSolutions, mathRollouts, numina, bigMath, omniMath, math, olympiadbench],
  ...[svamp, asdiv, mawps, carp, problemAnswer, questionAnswer, problemSolution],
];

export const formats: readonly Format[] = [
  ...trainers,
  ...code,
  ...choice,
  ...others,
  ...mathematics,
  ...last,
];

/** The format of that name. `custom` is none of these: it is made from a field map. */
export function formatNamed(name: string): Format {
  const found = formats.find((format) => format.name === name);
  if (found !== undefined) return found;
  const names = formats.map((format) => format.name).join(', ');
  throw new DatasetError(
    'usage',
    `there is no format ${name}`,
    `name one of ${names}, or map the fields (custom)`,
  );
}
