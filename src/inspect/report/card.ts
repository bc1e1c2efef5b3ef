/** An item as the page lists it: what it is found and filtered by, and its texts with formulas and code drawn. */

import { counted } from '../../grouped.js';
import { type Item, judgedOf, type LooseRow, promptOf, truthOf } from '../items/item.js';
import { codeText, type RichText, richText } from '../text/rich-text.js';
import { visible } from '../text/visible.js';
import { truthText } from './truth-text.js';

export interface Part extends RichText {
  readonly label: string;
  /** Shown at once; other parts open on demand. */
  readonly open?: true;
}

/** The page reads this; keep it in step with page/data.ts. */
export interface Card {
  readonly id: string;
  readonly group: string;
  readonly place?: string;
  readonly reason?: string;
  readonly partner?: string;
  /** Filter → value: fate, stage, code, dataset, domain, tier, split, outcome. */
  readonly facets: Readonly<Record<string, string>>;
  /** Short figures, such as `quality 0.93`. */
  readonly figures: readonly string[];
  readonly parts: readonly Part[];
}

/** Characters shown of each text. */
const longest = { prompt: 4000, solution: 3000, truth: 1500, completion: 2000, row: 3000 };
const completionsShown = 4;

/** @param ofRun whether stages kept and dropped rows; else that a row is there says nothing */
export function cardOf(item: Item, group: string, ofRun: boolean): Card {
  const { row, place, reason, partner } = item;
  return {
    id: short(typeof row.id === 'string' ? row.id : (place ?? '')),
    group,
    ...(place === undefined ? {} : { place: short(place) }),
    ...(reason === undefined ? {} : { reason: short(reason, 500) }),
    ...(partner === undefined ? {} : { partner: short(partner) }),
    facets: facetsOf(item, ofRun),
    figures: figuresOf(row),
    parts: partsOf(item),
  };
}

function facetsOf({ row, fate, stage, code }: Item, ofRun: boolean): Record<string, string> {
  const outcomes = new Set(judgedOf(row).flatMap(({ verdict }) => verdict?.outcome ?? []));
  const facets = {
    fate: fate === 'kept' && !ofRun ? undefined : fate,
    stage,
    code,
    dataset: row.source?.dataset,
    domain: row.domain,
    tier: row.difficulty?.tier,
    split: row.split,
    outcome: outcomes.size > 1 ? 'mixed' : [...outcomes][0],
  };
  const given = Object.entries(facets).filter(([, value]) => typeof value === 'string');
  return Object.fromEntries(given.map(([name, value]) => [name, short(value as string)]));
}

function figuresOf({ quality, difficulty }: LooseRow): string[] {
  const figure = (name: string, value: unknown) =>
    typeof value === 'number' ? [`${name} ${Number(value.toFixed(3))}`] : [];
  return [
    ...figure('quality', quality?.score),
    ...figure('pass rate', difficulty?.pass_rate),
    ...figure('predicted', difficulty?.predicted),
  ];
}

function partsOf(item: Item): Part[] {
  const { row } = item;
  const prompt = promptOf(row);
  const truth = truthOf(row);
  const language = row.domain === 'code' ? languageOf(truth) : undefined;
  const parts: Part[] = [];
  if (prompt !== '') parts.push({ label: 'Prompt', open: true, ...richText(prompt, longest.prompt) });
  if (truth !== undefined)
    parts.push({ label: 'Ground truth', open: true, ...truthText(truth, longest.truth) });
  if (typeof row.solution === 'string') {
    const code = language !== undefined && !row.solution.includes('```');
    const text = code
      ? codeText(row.solution, language, longest.solution)
      : richText(row.solution, longest.solution);
    parts.push({ label: 'Solution', ...text });
  }
  parts.push(...completionParts(row, language));
  if (prompt === '' || item.fate === 'bad') {
    const text = typeof row.text === 'string' ? row.text : JSON.stringify(row, null, 2);
    const open = item.fate === 'bad' || parts.length === 0 ? { open: true as const } : {};
    parts.push({ label: 'Row', ...open, ...codeText(text, 'json', longest.row) });
  }
  return parts;
}

function languageOf(truth: Readonly<Record<string, unknown>> | undefined): string {
  return typeof truth?.language === 'string' ? truth.language : 'python';
}

function completionParts(row: LooseRow, language: string | undefined): Part[] {
  const judged = judgedOf(row);
  const shown = judged.slice(0, completionsShown).map(({ completion = '', reward, verdict }, at): Part => {
    const found =
      verdict === undefined ? '' : `: ${verdict.outcome}, reward ${JSON.stringify(reward ?? null)}`;
    const why = typeof verdict?.reason === 'string' ? ` (${verdict.reason})` : '';
    const extracted = typeof verdict?.extracted === 'string' ? `, read as ${verdict.extracted}` : '';
    const label = short(`Completion ${at + 1}${found}${why}${extracted}`, 240);
    const fenced = completion.includes('```') || language === undefined;
    const text = fenced
      ? richText(completion, longest.completion)
      : codeText(completion, language, longest.completion);
    return { label, ...text };
  });
  const more = judged.length - shown.length;
  return more === 0
    ? shown
    : [...shown, { label: `${counted(more, 'more completion')} not shown here`, pieces: [] }];
}

function short(text: string, most = 160): string {
  const safe = visible(text);
  return safe.length <= most ? safe : `${safe.slice(0, most - 1)}…`;
}
