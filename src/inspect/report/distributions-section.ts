import { counted, grouped } from '../../grouped.js';
import type { Bin, Spread } from '../survey/spread.js';
import { categories, measures, type Survey } from '../survey/survey.js';
import type { ValueCounts } from '../survey/value-counts.js';
import { percent } from './funnel-section.js';
import { html, type Markup } from './html.js';

/** Values listed of each category; the others are told together. */
const valuesShown = 12;

export function distributionsSection(survey: Survey): Markup {
  const histograms = Object.entries(measures).flatMap(([name, measure]) => {
    const spread = survey.spreads.get(name as keyof typeof measures);
    return spread === undefined || spread.count === 0 ? [] : [histogram(measure, spread)];
  });
  const tables = Object.entries(categories).flatMap(([name, title]) => {
    const counts = survey.counts.get(name as keyof typeof categories);
    return counts === undefined ? [] : [valueTable(title, counts)];
  });
  return html`<section id="distributions" aria-labelledby="distributions-title">
<h2 id="distributions-title">Distributions</h2>
<p class="lead">Of all ${grouped(survey.rows - survey.bad)} ${survey.bad > 0 ? 'rows that could be read' : 'rows'}, not of a sample.</p>
<div class="grid">${histograms}</div><div class="columns">${tables}</div></section>`;
}

interface MeasureTitle {
  readonly title: string;
  readonly unit: string;
}

function histogram({ title, unit }: MeasureTitle, spread: Spread): Markup {
  const summary = spread.summary();
  if (summary === undefined) return html``;
  const share = unit === 'share';
  const bins = share ? spread.shareBins() : spread.sizeBins();
  const show = (value: number) => (share ? String(Number(value.toFixed(3))) : grouped(Math.round(value)));
  const { min, p10, p50, p90, max, count } = summary;
  const said = `${title} of ${counted(count, 'row')}: least ${show(min)}, median ${show(p50)}, 90 % at most ${show(p90)}, greatest ${show(max)}`;
  return html`<figure class="card"><figcaption>${title} <span class="quiet">${share ? '' : unit}</span></figcaption>
${bars(bins, said)}
<div class="axis" aria-hidden="true"><span>${show(bins[0]?.from ?? 0)}</span><span>${show(bins.at(-1)?.to ?? 0)}</span></div>
<dl class="quantiles">${(
    [
      ['min', min],
      ['10 %', p10],
      ['median', p50],
      ['90 %', p90],
      ['max', max],
    ] as const
  ).map(([name, value]) => html`<div><dt>${name}</dt><dd>${show(value)}</dd></div>`)}</dl>
<details><summary>As a table</summary><table><thead><tr><th scope="col">From</th><th scope="col">Below</th><th scope="col" class="number">Rows</th></tr></thead><tbody>${bins.map(
    ({ from, to, count: rows }) =>
      html`<tr><td>${show(from)}</td><td>${show(to)}</td><td class="number">${grouped(rows)}</td></tr>`,
  )}</tbody></table></details></figure>`;
}

function bars(bins: readonly Bin[], said: string): Markup {
  const most = Math.max(1, ...bins.map(({ count }) => count));
  const step = 200 / bins.length;
  const rects = bins.map(({ count }, at) => {
    // A bin with rows must be seen, however few they are.
    const height = count === 0 ? 0 : Math.max(1, (count / most) * 60);
    return html`<rect class="ink" x="${(at * step + 0.5).toFixed(2)}" y="${(60 - height).toFixed(2)}" width="${Math.max(0.5, step - 1).toFixed(2)}" height="${height.toFixed(2)}"/>`;
  });
  return html`<svg class="histogram" viewBox="0 0 200 60" preserveAspectRatio="none" role="img" aria-label="${said}">${rects}</svg>`;
}

function valueTable(title: string, counts: ValueCounts): Markup {
  const entries = counts.entries();
  const total = Math.max(1, counts.total);
  const most = Math.max(1, ...entries.map(([, count]) => count));
  const rows = entries
    .slice(0, valuesShown)
    .map(
      ([value, count]) =>
        html`<tr><th scope="row">${value}</th><td class="bar-cell"><svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true"><rect class="ink" width="${((count / most) * 200).toFixed(1)}" height="10"/></svg></td><td class="number">${grouped(count)}</td><td class="number quiet">${percent(count / total)}</td></tr>`,
    );
  const rest = entries.slice(valuesShown);
  const others = rest.reduce((sum, [, count]) => sum + count, 0);
  return html`<div class="card"><table class="values"><caption>${title}</caption><thead class="unseen"><tr><th scope="col">Value</th><th scope="col">Bar</th><th scope="col">Rows</th><th scope="col">Share</th></tr></thead><tbody>${rows}${
    rest.length > 0 &&
    html`<tr><th scope="row" class="quiet">${grouped(rest.length)} others</th><td></td><td class="number">${grouped(others)}</td><td class="number quiet">${percent(others / total)}</td></tr>`
  }</tbody></table></div>`;
}
