/** What only comparing shows: ids and prompts that come twice, problems that stand in two splits, evaluation items repeated. */
import { splitOfFile } from '#datasets/files/index.js';
import type { Problem } from '#datasets/problem.js';
import { problemId } from '#datasets/problem-id.js';
import { promptText } from '#datasets/prompt-text.js';
import type { NearDuplicateSettings, Sketches } from '#datasets/similarity/index.js';
import type { ContaminationIndex } from '../../stages/decontaminate/contamination-index.js';
import { saidOf } from '../../stages/decontaminate/pair-row.js';
import { type Alike, type AlikeSettings, membersOf, openAlike } from '../../stages/dedup/alike.js';
import { signatureOf } from '../../stages/dedup/signature.js';
import type { Placed, Told } from '../check.js';
import type { Reported } from '../report.js';

interface Member extends Pick<Placed, 'file' | 'line' | 'row'> {
  readonly id: string;
  readonly split: string;
}

export interface CompareOptions {
  readonly dedup: AlikeSettings;
  /** The evaluation items, and whether a file is one of theirs, which repeats itself rightly. */
  readonly evaluation: ContaminationIndex | undefined;
  isEvaluation(file: string): boolean;
}

export interface Comparison {
  /** What prompts are to be sketched with. */
  readonly shape: NearDuplicateSettings;
  readonly seed: number;
  /** @param texts the rows' prompts, sketched */
  see(placed: readonly Placed[], texts: Sketches): void;
  end(): Promise<Reported[]>;
}

/** Parts that hold what a model is measured with: of a leak the other row is the one to mend. */
const heldOut = /^(?:test|validation|valid|val|dev|eval)/;

/** Any will do: nothing of a check outlives it. */
const seed = 0;

export function openComparison({ dedup, evaluation, isEvaluation }: CompareOptions): Comparison {
  const alike = openAlike(dedup);
  const members: Member[] = [];
  const firstOfId = new Map<string, number>();
  const reported: Reported[] = [];

  function see(placed: readonly Placed[], texts: Sketches): void {
    const problems = placed.map(({ problem }) => problem);
    alike.add(membersOf(problems, texts));
    placed.forEach(seeOne);
  }

  function seeOne({ file, line, row, problem }: Placed): void {
    const member = { file, line, row, id: problem.id, split: splitOf(problem, file) };
    const at = members.push(member) - 1;
    const first = firstOfId.get(problem.id);
    if (first === undefined) firstOfId.set(problem.id, at);
    else if (!isMadeId(problem))
      tell(at, 'duplicate-id', {
        message: `the id ${problem.id} is that of ${placeOf(members[first])} too`,
        field: 'id',
      });
    if (evaluation !== undefined && !isEvaluation(file)) contamination(at, problem, evaluation);
  }

  function contamination(at: number, problem: Problem, index: ContaminationIndex): void {
    const [match] = index.matches(promptText(problem));
    if (match === undefined) return;
    const message = `the prompt holds ${saidOf(match)} ${match.item.name}`;
    tell(at, 'contaminated', { message, field: 'prompt' });
  }

  function tell(at: number, code: string, told: Told): void {
    const { file, line, row, id } = members[at] as Member;
    reported.push({ code, ...told, file, line, row, id });
  }

  async function end(): Promise<Reported[]> {
    await alike.joinWords();
    for (const group of alike.groups()) {
      const heads = new Map<string, number>();
      for (const at of group) {
        const { split } = members[at] as Member;
        const head = heads.get(split);
        if (head === undefined) heads.set(split, at);
        else tell(at, ...copyOf(alike, at, head, placeOf(members[head])));
      }
      for (const [at, other] of leaks([...heads.values()], members))
        tell(at, 'split-leak', leakOf(alike, at, other, members));
    }
    alike.forget();
    return reported;
  }
  return { shape: signatureOf(dedup), seed, see, end };
}

function splitOf(problem: Problem, file: string): string {
  return problem.split ?? splitOfFile(file) ?? problem.source.split ?? '';
}

/** Whether the id was made from prompt and truth: then rows that share it are the same row, and told as duplicates. */
function isMadeId({ id, source, prompt, ground_truth, solution }: Problem): boolean {
  const draft = {
    prompt,
    ...(ground_truth && { ground_truth }),
    ...(solution !== undefined && { solution }),
  };
  return id === problemId(source.dataset, draft);
}

function placeOf(member: Member | undefined): string {
  if (member === undefined) return '';
  return member.line === null ? `${member.file} row ${member.row}` : `${member.file}:${member.line}`;
}

function copyOf(alike: Alike, at: number, head: number, place: string): [code: string, told: Told] {
  const field = 'prompt';
  if (!alike.sameText(at, head)) {
    const share = alike.similarity(at, head).toFixed(2);
    return [
      'near-duplicate',
      { message: `nearly the prompt of ${place} (n-gram similarity ${share})`, field },
    ];
  }
  if (alike.sameTruth(at, head))
    return ['duplicate', { message: `the same prompt as ${place}`, field, mend: 'remove' }];
  return ['duplicate', { message: `the same prompt as ${place}, whose ground truth is another`, field }];
}

/** Each head of a split with the one it leaks from or into: held-out rows are what is leaked. */
function leaks(heads: readonly number[], members: readonly Member[]): [number, number][] {
  const isHeldOut = (at: number) => heldOut.test(members[at]?.split ?? '');
  const source = heads.find(isHeldOut) ?? heads[0];
  return heads.filter((at) => at !== source).map((at) => [at, source as number]);
}

function leakOf(alike: Alike, at: number, other: number, members: readonly Member[]): Told {
  const { split } = members[other] as Member;
  const how = alike.sameText(at, other) ? 'the same prompt as' : 'nearly the prompt of';
  const where = split === '' ? 'a part without name' : split;
  return { message: `${how} ${placeOf(members[other])}, which belongs to ${where}`, field: 'prompt' };
}
