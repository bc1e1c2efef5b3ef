/** The report: one HTML file that asks the network for nothing and runs no script but its own. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { counted, grouped } from '../../grouped.js';
import { version } from '../../version.js';
import { type Card, cardOf } from './card.js';
import { contaminationSection, duplicatesSection, suspectsSection } from './comparison-sections.js';
import { distributionsSection } from './distributions-section.js';
import { funnelSection } from './funnel-section.js';
import type { Gathered } from './gather.js';
import { html, Markup } from './html.js';
import { rowsSection } from './rows-section.js';

/** Bytes that the rows of a report may take; what does not fit is left out, each group's last rows first, and said. */
const rowBytes = 10 * 2 ** 20;

export interface RenderedReport {
  readonly page: string;
  readonly shown: number;
}

export async function renderReport(gathered: Gathered, seed: number): Promise<RenderedReport> {
  const [script, style] = await Promise.all([asset('report.js'), asset('report.css')]);
  const { cards, leftOut } = cardsOf(gathered);
  const data = JSON.stringify({
    cards,
    groups: gathered.groups.map(({ name, seen }) => ({ name, seen })),
  }).replaceAll('<', '\\u003c');
  const { run, survey } = gathered;
  const title = run?.name ?? titleOf(gathered.files);
  const sections = [
    run && section('funnel', 'Funnel', funnelSection(run)),
    section('distributions', 'Distributions', survey.rows > 0 ? distributionsSection(survey) : undefined),
    run && section('duplicates', 'Duplicates', duplicatesSection(run, gathered.duplicates)),
    run && section('contamination', 'Contamination', contaminationSection(run, gathered.contaminated)),
    section('suspects', 'Suspected ground truths', suspectsSection(gathered.suspects)),
    section('rows', 'Rows', rowsSection(gathered, cards, leftOut, seed)),
  ].filter((one) => one !== undefined);
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(script, style)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer"><link rel="icon" href="data:,">
<title>${title} · rlvr inspect</title><style>${new Markup(style)}</style></head><body>
<a class="skip" href="#rows">Skip to the rows</a>
<header><div><p class="kind">rlvr inspect · ${run ? 'run' : 'dataset'}</p><h1>${title}</h1>
<p class="facts">${facts(gathered, seed)}</p></div><button type="button" id="theme" hidden>Dark</button></header>
<nav aria-label="Sections"><ul>${sections.map(({ id, name }) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main>${gathered.missing.map((line) => html`<p class="warning">Not shown: ${line}.</p>`)}${sections.map(({ markup }) => markup)}</main>
<footer><p>Made by rlvr ${version}.</p></footer>
<script type="application/json" id="data">${new Markup(data)}</script>
<script>${new Markup(script)}</script></body></html>
`.text;
  return { page, shown: cards.length };
}

function section(id: string, name: string, markup: Markup | undefined) {
  return markup === undefined ? undefined : { id, name, markup };
}

function titleOf(files: readonly string[]): string {
  const [first = 'nothing'] = files;
  const name = basename(first === 'stdin' ? first : resolve(first));
  return files.length > 1 ? `${name} and ${files.length - 1} more` : name;
}

function facts({ run, survey, groups }: Gathered, seed: number): string {
  const seen = groups.reduce((sum, group) => sum + group.seen, 0);
  return [
    run ? `${counted(survey.rows, 'row')} kept of ${grouped(run.stages[0]?.in ?? 0)}` : counted(seen, 'row'),
    survey.bad > 0 ? `${grouped(survey.bad)} cannot be read` : '',
    run ? `built by rlvr ${run.version} with seed ${run.seed}` : '',
    `sampled with seed ${seed}`,
  ]
    .filter((fact) => fact !== '')
    .join(' · ');
}

/** Cards of every group in turn, so that where the room ends, no group has lost all of its rows to another. */
function cardsOf({ groups, run }: Gathered): { cards: Card[]; leftOut: number } {
  const cards = new Map<string, Card[]>(groups.map(({ name }) => [name, []]));
  const most = Math.max(0, ...groups.map(({ items }) => items.length));
  let bytes = 0;
  let leftOut = 0;
  for (let at = 0; at < most; at++) {
    for (const { name, items } of groups) {
      const item = items[at];
      if (item === undefined) continue;
      if (bytes > rowBytes) {
        leftOut++;
        continue;
      }
      const card = cardOf(item, name, run !== undefined);
      bytes += JSON.stringify(card).length;
      cards.get(name)?.push(card);
    }
  }
  return { cards: [...cards.values()].flat(), leftOut };
}

/** Nothing but this script and this style runs; a row that brings its own is text. */
function policy(script: string, style: string): string {
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; base-uri 'none'; form-action 'none'`;
}

/** The page's own parts lie beside this module, as the build has made them. */
async function asset(name: string): Promise<string> {
  const text = await readFile(new URL(`../page/${name}`, import.meta.url), 'utf8');
  // The browser hashes what it reads, in which every line ends alike.
  return text.replaceAll('\r\n', '\n');
}
