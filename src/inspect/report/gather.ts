/** Reads a run or files once, and keeps what the report shows: counts of all rows, and seeded samples of each group of them. */
import { type Item, judgedOf } from '../items/item.js';
import { droppedItem, filesOf, type ItemFile, rawRows, readItems } from '../items/read-items.js';
import { type Run, stageFile } from '../items/run-folder.js';
import { Reservoir } from '../survey/reservoir.js';
import { Survey } from '../survey/survey.js';
import { type Comparison, comparisonsOf, type Suspect, suspectsOf } from './comparisons.js';

export interface GatherOptions {
  readonly seed: number;
  /** Rows shown of each stage and reason. */
  readonly perGroup: number;
  readonly progress?: ((what: string, rows: number) => void) | undefined;
  /** Learns what a file was read as, and what is missing. */
  readonly told?: ((line: string) => void) | undefined;
}

/** Rows that share their fate: stage and reason, or the outcome of their completions. */
export interface Group {
  readonly name: string;
  readonly seen: number;
  readonly items: readonly Item[];
}

export interface Gathered {
  readonly run?: Run;
  readonly files: readonly string[];
  readonly survey: Survey;
  readonly groups: readonly Group[];
  readonly duplicates: readonly Comparison[];
  readonly contaminated: readonly Comparison[];
  readonly suspects: readonly Suspect[];
  /** Parts that could not be shown, and why. */
  readonly missing: readonly string[];
}

/** Kept rows are the dataset itself: of them more are shown. */
const keptFactor = 5;

export async function gatherFiles(patterns: readonly string[], options: GatherOptions): Promise<Gathered> {
  const files = await filesOf(patterns);
  const gathering = new Gathering(options);
  for (const file of files) await gathering.read(file);
  return {
    ...gathering.result(),
    files: files.map(({ name }) => name),
    duplicates: [],
    contaminated: [],
    suspects: [],
    missing: [],
  };
}

export async function gatherRun(run: Run, options: GatherOptions): Promise<Gathered> {
  const gathering = new Gathering(options);
  const missing: string[] = [];
  for (const { name, dropped } of run.stages) {
    const file = await stageFile(run, name, 'dropped');
    if (file === undefined) {
      if (dropped > 0)
        missing.push(`the rows that ${name} dropped: its folder under stages/ has no dropped.jsonl`);
      continue;
    }
    await gathering.readDropped(file);
  }
  const last = run.stages.at(-1)?.name ?? '';
  const kept = await stageFile(run, last, 'kept');
  if (kept === undefined)
    missing.push(`the kept rows: the folder of ${last} under stages/ has no kept.jsonl`);
  else await gathering.read(kept);
  const { duplicates, contaminated } = await comparisonsOf(run, options.seed);
  const suspects = await suspectsOf(run, options.seed);
  return { ...gathering.result(), run, files: [run.folder], duplicates, contaminated, suspects, missing };
}

class Gathering {
  readonly #options: GatherOptions;
  readonly #survey = new Survey();
  readonly #groups = new Map<string, Reservoir<Item>>();
  #rows = 0;

  constructor(options: GatherOptions) {
    this.#options = options;
  }

  async read(file: ItemFile): Promise<void> {
    const told = (name: string, format: string) => this.#options.told?.(`${name}: read as ${format}`);
    for await (const batch of readItems(file, told)) {
      for (const item of batch) {
        this.#survey.add(item);
        this.#offer(item);
      }
      this.#progress(batch.length);
    }
  }

  /** Dropped rows are sampled; what is counted are the rows of the dataset. */
  async readDropped(file: ItemFile): Promise<void> {
    for await (const batch of rawRows(file)) {
      for (const raw of batch) if ('row' in raw) this.#offer(droppedItem(raw.row));
      this.#progress(batch.length);
    }
  }

  result(): { survey: Survey; groups: Group[] } {
    const groups = [...this.#groups]
      .map(([name, sample]) => ({ name, seen: sample.seen, items: sample.items() }))
      // The dataset first, then what became of the rest in the order of the flow.
      .toSorted((a, b) => Number(isKept(b)) - Number(isKept(a)));
    return { survey: this.#survey, groups };
  }

  #offer(item: Item): void {
    const name = groupOf(item);
    let sample = this.#groups.get(name);
    if (sample === undefined) {
      const { seed, perGroup } = this.#options;
      sample = new Reservoir<Item>(item.fate === 'kept' ? perGroup * keptFactor : perGroup, seed, name);
      this.#groups.set(name, sample);
    }
    sample.offer(() => item);
  }

  #progress(rows: number): void {
    this.#rows += rows;
    this.#options.progress?.('inspect', this.#rows);
  }
}

function groupOf(item: Item): string {
  if (item.fate === 'dropped') return `dropped by ${item.stage}: ${item.code}`;
  if (item.fate === 'bad') return `cannot be read: ${item.code}`;
  const judged = judgedOf(item.row);
  const outcomes = new Set(judged.map(({ verdict }) => verdict?.outcome).filter((one) => one !== undefined));
  if (outcomes.size === 0) return 'kept';
  return `judged: ${outcomes.size === 1 ? [...outcomes][0] : 'mixed outcomes'}`;
}

function isKept({ items }: Group): boolean {
  return items[0]?.fate === 'kept';
}
