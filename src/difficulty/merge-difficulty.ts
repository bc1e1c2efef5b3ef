/**
 * Difficulty over several models: gathers for each problem what every model did, fits an item response model, and gives the problems
 * back with all of it. Memory holds the counts and the ids, never a problem.
 */
import { expandFiles, readRows } from '#datasets/files/index.js';
import type { Difficulty, Problem, Row } from '#datasets/problem.js';
import { exitCode, Failure } from '../failure.js';
import { renderPlace } from '../place.js';
import { blend, predictionWeight } from './blend.js';
import { fitItemResponse, type ItemModel, type ItemResponseFit, type Response } from './item-response.js';
import { type Seen, seenIn } from './seen-in.js';
import { wilson } from './wilson.js';

export interface MergeOptions {
  /** `none` leaves the fit out. */
  readonly fit: ItemModel | 'none';
  /** The model of rows that name none. */
  readonly model: string;
  /** The model whose pass rate is the problem's own; all models together if absent. */
  readonly own?: string | undefined;
  /** Samples that a prediction counts for in the estimate. */
  readonly predictionWeight?: number | undefined;
  readonly write: (line: string) => Promise<void> | undefined;
  readonly badRow: (line: string) => void;
  readonly progress?: (what: string, rows: number) => void;
}

export interface MergeSummary {
  readonly problems: number;
  readonly bad_rows: number;
  readonly samples: number;
  /** Model → how able it is, in logits above the models' mean, and how far that is certain. */
  readonly models: Readonly<
    Record<string, { problems: number; pass_rate: number; ability?: number; se?: number }>
  >;
  readonly rounds?: number;
}

/** @throws Failure when a named model did nothing, or the files hold no problem; DatasetError for a file that cannot be read */
export async function mergeDifficulty(
  patterns: readonly string[],
  options: MergeOptions,
): Promise<MergeSummary> {
  const files = await expandFiles([...patterns], process.cwd());
  const gathered = new Gathered(options);
  for (const file of files) await gathered.read(file);
  if (gathered.problems === 0) {
    throw new Failure(exitCode.usage, {
      message: `no problem was found in ${files.join(', ')}`,
      remedy: 'name files of our own rows; `rlvr convert … --to rlvr` makes them',
    });
  }
  if (options.own !== undefined && !gathered.models.includes(options.own)) {
    throw new Failure(exitCode.usage, {
      message: `no row tells of the model ${options.own}`,
      remedy: `the rows tell of ${gathered.models.join(', ') || 'no model'}`,
    });
  }
  const fit = gathered.fit();
  const written = new Set<number>();
  for (const file of files) {
    for await (const batch of readRows(file)) {
      for (const raw of batch) {
        const number = 'row' in raw ? gathered.numberOf(raw.row) : undefined;
        if (number === undefined || written.has(number)) continue;
        written.add(number);
        const problem = (raw as { row: Row }).row as unknown as Problem;
        await options.write(
          `${JSON.stringify(withDifficulty(problem, gathered.of(number), fit?.items[number], options))}\n`,
        );
      }
      options.progress?.('write', written.size);
    }
  }
  return gathered.summary(fit);
}

/** What was seen of every model on every problem. */
class Gathered {
  readonly models: string[] = [];
  readonly #options: MergeOptions;
  readonly #numbers = new Map<string, number>();
  readonly #seen: Map<number, Seen>[] = [];
  #badRows = 0;

  constructor(options: MergeOptions) {
    this.#options = options;
  }

  get problems(): number {
    return this.#seen.length;
  }

  async read(file: string): Promise<void> {
    for await (const batch of readRows(file)) {
      for (const raw of batch) {
        const bad = 'defect' in raw ? `${raw.defect.message}; ${raw.defect.hint}` : this.#take(raw.row);
        if (bad === undefined) continue;
        this.#badRows++;
        this.#options.badRow(`${renderPlace(raw.place)}: ${bad}`);
      }
      this.#options.progress?.('read', this.problems);
    }
  }

  /** Adds a row; returns what is wrong with it. Rows of one problem and one model add up. */
  #take(row: Row): string | undefined {
    const { id } = row;
    if (typeof id !== 'string' || id === '')
      return 'id: a problem needs an id; `rlvr convert … --to rlvr` gives one';
    const told = seenIn(row, this.#options.model);
    if ('mistake' in told) return told.mistake;
    let number = this.#numbers.get(id);
    if (number === undefined) {
      number = this.#seen.length;
      this.#numbers.set(id, number);
      this.#seen.push(new Map());
    }
    for (const [name, seen] of told.models) this.#add(number, name, seen);
    return undefined;
  }

  #add(number: number, name: string, { passed, samples }: Seen): void {
    let model = this.models.indexOf(name);
    if (model < 0) model = this.models.push(name) - 1;
    const cells = this.#seen[number] as Map<number, Seen>;
    const before = cells.get(model) ?? { passed: 0, samples: 0 };
    cells.set(model, { passed: before.passed + passed, samples: before.samples + samples });
  }

  numberOf(row: Row): number | undefined {
    return typeof row.id === 'string' ? this.#numbers.get(row.id) : undefined;
  }

  of(number: number): Map<string, Seen> {
    return new Map(
      [...(this.#seen[number] as Map<number, Seen>)].map(([model, seen]) => [
        this.models[model] as string,
        seen,
      ]),
    );
  }

  fit(): ItemResponseFit | undefined {
    if (this.#options.fit === 'none' || this.models.length === 0) return undefined;
    const responses = this.#seen.flatMap((cells, problem) =>
      [...cells].map(([model, seen]): Response => ({ model, problem, ...seen })),
    );
    return fitItemResponse(
      responses,
      { models: this.models.length, problems: this.problems },
      this.#options.fit,
    );
  }

  summary(fit: ItemResponseFit | undefined): MergeSummary {
    const cells = this.#seen.flatMap((one) => [...one]);
    const models = this.models.map((name, model) => {
      const own = cells.filter(([which]) => which === model).map(([, seen]) => seen);
      const samples = own.reduce((sum, seen) => sum + seen.samples, 0);
      const passed = own.reduce((sum, seen) => sum + seen.passed, 0);
      const fitted = fit?.abilities[model];
      const ability = fitted && { ability: digits(fitted.ability), se: digits(fitted.se) };
      return [name, { problems: own.length, pass_rate: digits(passed / samples), ...ability }] as const;
    });
    return {
      problems: this.problems,
      bad_rows: this.#badRows,
      samples: cells.reduce((sum, [, seen]) => sum + seen.samples, 0),
      models: Object.fromEntries(models),
      ...(fit === undefined ? {} : { rounds: fit.rounds }),
    };
  }
}

function withDifficulty(
  problem: Problem,
  seen: ReadonlyMap<string, Seen>,
  item: ItemResponseFit['items'][number] | undefined,
  options: MergeOptions,
): Problem {
  if (seen.size === 0) return problem;
  const own =
    options.own === undefined ? [...seen.values()] : [seen.get(options.own)].flatMap((one) => one ?? []);
  const passed = own.reduce((sum, one) => sum + one.passed, 0);
  const samples = own.reduce((sum, one) => sum + one.samples, 0);
  const models = [...seen].map(([name, one]) => [
    name,
    { pass_rate: one.passed / one.samples, samples: one.samples },
  ]);
  const { pass_rate: _, samples: __, interval: ___, estimate: ____, ...before } = problem.difficulty ?? {};
  const difficulty: Difficulty = {
    ...before,
    ...(samples === 0 ? {} : rates(passed, samples, before.predicted, options)),
    models: Object.fromEntries(models),
    ...(item === undefined || options.fit === 'none' ? {} : { item: itemRecord(item, options.fit) }),
  };
  return { ...problem, difficulty };
}

function rates(
  passed: number,
  samples: number,
  predicted: number | undefined,
  options: MergeOptions,
): Difficulty {
  const [low, high] = wilson(passed, samples);
  const weight = options.predictionWeight ?? predictionWeight;
  return {
    pass_rate: passed / samples,
    samples,
    interval: [digits(low), digits(high)],
    estimate: digits(predicted === undefined ? passed / samples : blend(predicted, passed, samples, weight)),
  };
}

/** The discrimination a = e^l has the standard error a · se(l), by the delta method. */
function itemRecord(
  item: ItemResponseFit['items'][number],
  model: ItemModel,
): NonNullable<Difficulty['item']> {
  const discrimination = Math.exp(item.logDiscrimination);
  return {
    model,
    difficulty: digits(item.difficulty),
    difficulty_se: digits(item.difficultySe),
    discrimination: digits(discrimination),
    discrimination_se: digits(discrimination * item.logSe),
  };
}

function digits(value: number): number {
  return Number(value.toFixed(6)) || 0;
}
