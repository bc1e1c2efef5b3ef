import { counted, grouped } from '../../grouped.js';
import type { Card } from './card.js';
import type { Gathered } from './gather.js';
import { html, type Markup } from './html.js';

/** The facets that the page filters by, and how they are called. */
const facets = {
  fate: 'Fate',
  stage: 'Stage',
  code: 'Reason',
  dataset: 'Source',
  domain: 'Domain',
  tier: 'Tier',
  split: 'Part',
  outcome: 'Outcome',
} as const;

/** Samples of every group, with search and filters; the page's script fills the list. */
export function rowsSection(
  { groups }: Gathered,
  cards: readonly Card[],
  leftOut: number,
  seed: number,
): Markup {
  const seen = groups.reduce((sum, group) => sum + group.seen, 0);
  const sampled = cards.length < seen;
  return html`<section id="rows" aria-labelledby="rows-title" tabindex="-1">
<h2 id="rows-title">Rows</h2>
<p class="lead">${
    sampled
      ? `A sample of ${grouped(cards.length)} of ${counted(seen, 'row')}: of each group below, drawn with seed ${seed}. Search and filters look through the sample.`
      : seen === 1
        ? 'The only row.'
        : `All ${counted(seen, 'row')}.`
  }${leftOut > 0 && ` ${counted(leftOut, 'sampled row')} left out to keep this file small.`}</p>
${sampled && groupTable(groups, cards)}
<form role="search" id="filters" class="filters">
<p class="field search"><label for="search">Search <kbd>/</kbd></label><input id="search" name="search" type="search" autocomplete="off" spellcheck="false"></p>
${Object.entries(facets).flatMap(([name, title]) => {
  const values = valuesOf(cards, name);
  return values.length < 2 ? [] : [select(name, title, values)];
})}
<p class="field"><button type="reset">Clear</button></p></form>
<p id="count" role="status" aria-live="polite">The rows are listed by a script, which has not run.</p>
<div id="list"></div>
<p><button type="button" id="more" hidden>Show more</button></p>
<p class="quiet keys"><kbd>/</kbd> search · <kbd>j</kbd> <kbd>k</kbd> next and previous row · <kbd>o</kbd> open all its parts · <kbd>Esc</kbd> clear</p></section>`;
}

function groupTable(groups: Gathered['groups'], cards: readonly Card[]): Markup {
  const shownOf = (name: string) => cards.filter(({ group }) => group === name).length;
  return html`<details><summary>Groups</summary><div class="scroll" role="region" aria-label="Groups" tabindex="0"><table><thead><tr><th scope="col">Group</th><th scope="col" class="number">Rows</th><th scope="col" class="number">Shown</th></tr></thead><tbody>${groups.map(
    ({ name, seen }) =>
      html`<tr><th scope="row">${name}</th><td class="number">${grouped(seen)}</td><td class="number">${grouped(shownOf(name))}</td></tr>`,
  )}</tbody></table></div></details>`;
}

function valuesOf(cards: readonly Card[], facet: string): [string, number][] {
  const counts = new Map<string, number>();
  for (const card of cards) {
    const value = card.facets[facet];
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
}

function select(name: string, title: string, values: readonly [string, number][]): Markup {
  return html`<p class="field"><label for="facet-${name}">${title}</label><select id="facet-${name}" name="${name}"><option value="">all</option>${values.map(
    ([value, count]) => html`<option value="${value}">${value} (${grouped(count)})</option>`,
  )}</select></p>`;
}
