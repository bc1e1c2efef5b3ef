import { RowError } from '#datasets/problem.js';
import { renderBadRow } from '../place.js';
import { type RewardList, rewardGroup, type Sample } from '../rewards/index.js';
import type { Question } from './read-row.js';
import type { Bad, Done, Judged, RewardedVerdict } from './rows.js';

/** A judged row, the place that it is told by, and the group that it names, if any. */
export interface Placed {
  readonly judged: Judged | Bad;
  readonly place: string;
  readonly group: string | undefined;
}

/** The rewards of rows that stand together: those that follow each other with one group are one problem's completions. */
export function rewardRows(rows: readonly Placed[], asked: RewardList | undefined): Done[] {
  const done: Done[] = [];
  for (let start = 0, end = 1; start < rows.length; start = end, end++) {
    const { group } = rows[start] as Placed;
    while (group !== undefined && end < rows.length && rows[end]?.group === group) end++;
    const members = rows.slice(start, end);
    const samples = members.flatMap(({ judged }) => ('defect' in judged ? [] : samplesOf(judged)));
    let from = 0;
    for (const { judged, place } of members) {
      if ('defect' in judged) {
        done.push(judged);
        continue;
      }
      done.push(rewardRow(judged, place, samples, from, asked));
      from += judged.verdicts.length;
    }
  }
  return done;
}

function samplesOf({ question, verdicts }: Judged): Sample[] {
  return verdicts.map((verdict, at) => ({
    completion: question.completions[at] as string,
    verdict,
    tokens: question.tokens?.[at],
  }));
}

/** @param from where the row's completions begin among those of its group */
function rewardRow(
  judged: Judged,
  place: string,
  samples: readonly Sample[],
  from: number,
  asked: RewardList | undefined,
): Done {
  const list = judged.question.rewards ?? asked;
  if (list === undefined) return judged;
  const { prompt, groundTruth }: Question = judged.question;
  try {
    const rewarded = rewardGroup({ samples, prompt, groundTruth }, list);
    const verdicts = judged.verdicts.map(
      (verdict, at): RewardedVerdict => ({ ...verdict, ...rewarded[from + at] }),
    );
    return { ...judged, verdicts };
  } catch (error) {
    if (!(error instanceof RowError)) throw error;
    return { row: judged.row, defect: renderBadRow(place, error.field, error.message) };
  }
}
