/**
 * Labelled rows for a scorer, from problems: each sound problem as it is, and once more corrupted. Parts are told by cluster of
 * near-duplicates, so that nothing held out has a twin in training. Holds all texts in memory: about 2 KB per problem.
 */
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { random } from '#datasets/random.js';
import { Clusters, hashWord, nearDuplicates, openGramSketcher } from '#datasets/similarity/index.js';
import { sourceLevel } from '../source-level.js';
import { corruptions } from './corruptions/index.js';
import type { LabelledText, Part } from './labelled-text.js';

export interface LabelOptions {
  readonly seed: number;
  /** Sources that training never sees. */
  readonly heldOut: ReadonlySet<string>;
  /** The shares of clusters that become `test` and `calibration`. */
  readonly testShare: number;
  readonly calibrationShare: number;
  /** How many corrupted forms of each sound text training gets; the other parts get one, so that half of their rows are sound. */
  readonly corruptionsPerText: number;
}

/** A real problem that a stage refused, and its reason code. */
export interface Refused {
  readonly problem: Problem;
  readonly code: string;
}

/** Alike from this Jaccard similarity of word 3-grams: lower than for duplicates, since a cousin in training helps as well. */
const alike = { ngram: 3, bands: 28, rows: 4, threshold: 0.5 };

type Base = Omit<LabelledText, 'quality' | 'corruption'> & { readonly group: string };

/** The rows in the order of the problems; `refused` rows count as not sound. */
export async function* makeLabels(
  problems: readonly Problem[],
  refused: readonly Refused[],
  options: LabelOptions,
): AsyncGenerator<LabelledText> {
  const bases = await labelled([...problems, ...refused.map((one) => one.problem)], options);
  const sound = bases.slice(0, problems.length);
  const byPart = new Map<string, Base[]>();
  for (const base of sound) {
    const key = `${base.source} ${base.split}`;
    byPart.set(key, [...(byPart.get(key) ?? []), base]);
  }
  const orders = new Map<string, Base[]>();
  for (const [key, members] of byPart) orders.set(key, random(options.seed, key).shuffle(members));
  for (const [at, base] of sound.entries()) {
    yield { ...base, quality: 1 };
    const peers = orders.get(`${base.source} ${base.split}`) ?? [];
    yield* corruptedOf(base, peers, at, options);
  }
  for (const [at, { code }] of refused.entries()) {
    const { difficulty: _, ...base } = bases[problems.length + at] as Base;
    yield { ...base, quality: 0, corruption: `refused:${code}` };
  }
}

/** Each problem as a row without a quality: its part is told by the cluster that it lies in. */
export async function labelled(problems: readonly Problem[], options: LabelOptions): Promise<Base[]> {
  const texts = nearDuplicates(alike);
  const sketch = openGramSketcher(alike, options.seed);
  const clusters = new Clusters();
  texts.add(sketch(problems.map(promptText)), (at) => hashWord((problems[at] as Problem).domain));
  for (const _ of problems) clusters.add();
  await texts.join(clusters, () => true);
  texts.close();
  return problems.map((problem, at) => {
    const group = String(clusters.rootOf(at));
    const difficulty = problem.difficulty?.pass_rate ?? sourceLevel(problem);
    const source = problem.source.dataset;
    return {
      text: promptText(problem),
      ...(problem.solution === undefined ? {} : { solution: problem.solution }),
      domain: problem.domain,
      ...(difficulty === undefined ? {} : { difficulty }),
      source,
      group,
      split: options.heldOut.has(source) ? 'held-out' : partOf(group, options),
    };
  });
}

function partOf(group: string, { seed, testShare, calibrationShare }: LabelOptions): Part {
  const drawn = random(seed, 'part', group).int(0, 999_999) / 1_000_000;
  if (drawn < testShare) return 'test';
  return drawn < testShare + calibrationShare ? 'calibration' : 'train';
}

/** The first corruptions, in a drawn order, that fit the text. They change the text alone: its difficulty is no longer known. */
function* corruptedOf(
  base: Base,
  peers: readonly Base[],
  at: number,
  { seed, corruptionsPerText }: LabelOptions,
): Generator<LabelledText> {
  const draw = random(seed, 'corrupt', at);
  let made = 0;
  const { difficulty: _, solution: __, ...rest } = base;
  const templates = base.split === 'test' || base.split === 'held-out' ? 'unseen' : 'seen';
  for (const corruption of draw.shuffle(corruptions)) {
    const other = draw.pick(peers);
    const text = corruption.corrupt(base.text, { other: other.text, draw, templates });
    if (text === undefined || text === base.text) continue;
    yield { ...rest, text, quality: 0, corruption: corruption.name };
    if (++made === (base.split === 'train' ? corruptionsPerText : 1)) return;
  }
}
