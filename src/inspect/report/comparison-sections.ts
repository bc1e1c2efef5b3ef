import { counted, grouped } from '../../grouped.js';
import { isRecord, type LooseRow, promptOf } from '../items/item.js';
import type { Run } from '../items/run-folder.js';
import { type Marked, markDifferences } from '../text/mark-differences.js';
import { cutText } from '../text/visible.js';
import type { Comparison, Side, Suspect } from './comparisons.js';
import { html, type Markup } from './html.js';

/** Characters compared and shown of each text. */
const longest = 2500;
/** Comparisons that stand open at first. */
const openAtFirst = 3;

export function duplicatesSection(run: Run, comparisons: readonly Comparison[]): Markup | undefined {
  const { figures, dropped = 0 } = run.stages.find(({ name }) => name === 'dedup') ?? {};
  if (comparisons.length === 0) return undefined;
  const all = typeof figures?.clusters === 'number' ? figures.clusters : comparisons.length;
  return html`<section id="duplicates" aria-labelledby="duplicates-title">
<h2 id="duplicates-title">Duplicates</h2>
<p class="lead">${counted(dropped, 'row')} in ${counted(all, 'cluster')}, like one that was kept; ${shown(comparisons.length, all)}. What one text has and the other has not is marked.</p>
${comparisons.map((one, at) => comparison(one, at, 'kept'))}</section>`;
}

export function contaminationSection(run: Run, comparisons: readonly Comparison[]): Markup | undefined {
  const dropped = run.stages.find(({ name }) => name === 'decontaminate')?.dropped ?? 0;
  if (comparisons.length === 0) return undefined;
  return html`<section id="contamination" aria-labelledby="contamination-title">
<h2 id="contamination-title">Contamination</h2>
<p class="lead">${counted(dropped, 'row')} with what an evaluation file holds too; ${shown(comparisons.length, dropped)}.</p>
${comparisons.map((one, at) => comparison(one, at, 'evaluation item'))}</section>`;
}

function shown(count: number, all: number): string {
  return count >= all ? 'all are shown' : `a seeded sample of ${grouped(count)} is shown`;
}

function comparison({ first, others, more }: Comparison, at: number, what: string): Markup {
  const cut = cutText(first.text, longest);
  return html`<details class="pair"${at < openAtFirst && html` open`}><summary><span class="id">${first.id}</span> <span class="quiet">${others.map(({ note }) => note).find(Boolean)}${others.length + more > 1 && ` · ${counted(others.length + more, 'row')}`}</span></summary>
${others.map((other) => sides(first, cut, other, what, others.length > 1))}
${more > 0 && html`<p class="quiet">${counted(more, 'more row')} of this cluster not shown.</p>`}</details>`;
}

function sides(
  first: Side,
  cut: ReturnType<typeof cutText>,
  other: Side,
  what: string,
  several: boolean,
): Markup {
  const otherCut = cutText(other.text, longest);
  const [left, right] = markDifferences(cut.text, otherCut.text);
  return html`<div class="sides"><div><h3>${what} <span class="id">${first.id}</span></h3><p class="source">${marked(left)}${cutNote(cut)}</p></div>
<div><h3>dropped <span class="id">${other.id}</span></h3><p class="source">${marked(right)}${cutNote(otherCut)}</p>${several && other.note && html`<p class="quiet">${other.note}</p>`}</div></div>`;
}

function marked(parts: readonly Marked[]): Markup[] {
  return parts.map(({ text, differs }) => (differs ? html`<mark>${text}</mark>` : html`${text}`));
}

function cutNote({ text, cut }: { readonly text: string; readonly cut?: number }): Markup | undefined {
  return cut === undefined
    ? undefined
    : html` <span class="cut">[cut: ${grouped(text.length)} of ${counted(cut, 'character')}]</span>`;
}

export function suspectsSection(suspects: readonly Suspect[]): Markup | undefined {
  if (suspects.every(({ seen }) => seen === 0)) return undefined;
  return html`<section id="suspects" aria-labelledby="suspects-title">
<h2 id="suspects-title">Suspected ground truths</h2>
<p class="lead">Completions agree with each other against these. Whether the ground truth or the model errs is for a person to say.</p>
${suspects.map(suspectTable)}</section>`;
}

function suspectTable({ report, rows, seen }: Suspect): Markup | undefined {
  if (seen === 0) return undefined;
  const tests = report === 'suspected-tests';
  return html`<h3>${tests ? 'Tests' : 'Golds'} <span class="quiet">${shown(rows.length, seen)} of ${grouped(seen)}</span></h3>
${rows.map(
  (
    row,
  ) => html`<article class="suspect"><h4 class="id">${text(row.id)}</h4><p class="source">${cutText(promptOf(row), 1200).text}</p>
<dl><div><dt>${tests ? `Test ${text(row.test)}` : 'Ground truth'}</dt><dd>${goldOf(row)}</dd></div>${!tests && html`<div><dt>Completions say</dt><dd>${text(row.majority)}</dd></div>`}<div><dt>Agree against it</dt><dd>${text(row.agreeing)} of ${text(row.judged)}</dd></div><div><dt>Agree with it</dt><dd>${text(row.agreeing_with_gold)}</dd></div></dl>
${typeof row.evidence === 'string' && html`<details><summary>How one of them ends</summary><p class="source">${row.evidence}</p></details>`}</article>`,
)}`;
}

function goldOf({ gold }: LooseRow): string {
  const answer = isRecord(gold) ? (gold.answer ?? gold.answers ?? gold) : gold;
  return text(answer);
}

function text(value: unknown): string {
  return cutText(typeof value === 'string' ? value : (JSON.stringify(value) ?? ''), 400).text;
}
