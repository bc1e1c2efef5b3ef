/** Rows of a run that only make sense beside another: near-duplicates, what evaluation files hold too, golds that are spoken against. */
import { openBytes, readLines } from '#datasets/files/index.js';
import type { Row } from '#datasets/problem.js';
import { isRecord, type LooseRow, promptOf } from '../items/item.js';
import { droppedItem, type ItemFile, rawRows } from '../items/read-items.js';
import { type Run, stageFile } from '../items/run-folder.js';
import { Reservoir } from '../survey/reservoir.js';

/** Comparisons shown of each kind, and texts beside the one that was kept. */
export const shownAtMost = 40;
const membersAtMost = 4;

export interface Side {
  readonly id: string;
  readonly text: string;
  /** Why it stands here, such as the similarity. */
  readonly note?: string;
}

/** A text, and those that were dropped for being like it. `more`: members that are not shown. */
export interface Comparison {
  readonly first: Side;
  readonly others: readonly Side[];
  readonly more: number;
}

export interface Suspect {
  readonly report: 'suspected-golds' | 'suspected-tests';
  readonly seen: number;
  readonly rows: readonly LooseRow[];
}

export async function comparisonsOf(
  run: Run,
  seed: number,
): Promise<{ duplicates: Comparison[]; contaminated: Comparison[] }> {
  const dropped = await stageFile(run, 'dedup', 'dropped');
  const kept = await stageFile(run, 'dedup', 'kept');
  const pairs = await stageFile(run, 'decontaminate', 'contaminated-pairs');
  return {
    duplicates: dropped && kept ? await clusters(dropped, kept, seed) : [],
    contaminated: pairs ? (await sampled(pairs, seed)).rows.map(pairOf) : [],
  };
}

export async function suspectsOf(run: Run, seed: number): Promise<Suspect[]> {
  const suspects: Suspect[] = [];
  for (const report of ['suspected-golds', 'suspected-tests'] as const) {
    const file = await stageFile(run, 'label', report);
    if (file !== undefined) suspects.push({ report, ...(await sampled(file, seed)) });
  }
  return suspects;
}

async function sampled(file: ItemFile, seed: number): Promise<{ rows: LooseRow[]; seen: number }> {
  const sample = new Reservoir<Row>(shownAtMost, seed, 'report');
  for await (const batch of rawRows(file)) {
    for (const raw of batch) if ('row' in raw) sample.offer(() => raw.row);
  }
  return { rows: sample.items() as LooseRow[], seen: sample.seen };
}

/** The dropped rows of sampled clusters beside their keepers: two readings of what was dropped, one of what was kept. */
async function clusters(dropped: ItemFile, kept: ItemFile, seed: number): Promise<Comparison[]> {
  // Near-duplicates are what a person must judge; equal texts speak for themselves.
  const near = new Reservoir<string>(shownAtMost, seed, 'near');
  const same = new Reservoir<string>(shownAtMost / 4, seed, 'same');
  for await (const item of droppedItems(dropped)) {
    const partner = item.partner;
    if (partner !== undefined) (item.code === 'duplicate-of' ? same : near).offer(() => partner);
  }
  const members = new Map(
    [...near.items(), ...same.items()].map((id) => [id, { others: [] as Side[], more: 0 }]),
  );
  for await (const item of droppedItems(dropped)) {
    const { row, reason = '', partner = '' } = item;
    const cluster = members.get(partner);
    if (cluster === undefined) continue;
    if (cluster.others.length >= membersAtMost) cluster.more++;
    else cluster.others.push({ id: String(row.id), text: promptOf(row), note: reason });
  }
  const keepers = await findRows(kept, new Set(members.keys()));
  return [...members].flatMap(([id, cluster]) => {
    const keeper = keepers.get(id);
    return keeper === undefined ? [] : [{ first: { id, text: promptOf(keeper) }, ...cluster }];
  });
}

async function* droppedItems(file: ItemFile) {
  for await (const batch of rawRows(file)) {
    for (const raw of batch) if ('row' in raw) yield droppedItem(raw.row);
  }
}

/** Rows by their id; only those that are sought are parsed, for the file may be the whole dataset. */
async function findRows(file: ItemFile, ids: ReadonlySet<string>): Promise<Map<string, LooseRow>> {
  const found = new Map<string, LooseRow>();
  for await (const lines of readLines(openBytes(file.path, null))) {
    for (const line of lines) {
      if (!('text' in line)) continue;
      // Our own rows begin with their id.
      const quoted = /^\{"id":("(?:[^"\\]|\\.)*")/.exec(line.text)?.[1];
      const id = quoted === undefined ? undefined : JSON.parse(quoted);
      if (ids.has(id)) found.set(id, JSON.parse(line.text) as LooseRow);
    }
    if (found.size === ids.size) break;
  }
  return found;
}

function pairOf(row: LooseRow): Comparison {
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const share = typeof row.share === 'number' ? `${Math.round(row.share * 100)} % of the item's words` : '';
  const note =
    row.how === 'same-text' ? 'the same text' : row.how === 'ngram-overlap' ? share : text(row.said);
  return {
    first: { id: text(row.item), text: text(row.item_prompt) },
    others: [{ id: text(row.id), text: isRecord(row.prompt) ? '' : text(row.prompt), note }],
    more: 0,
  };
}
