import { counted, grouped } from '../../grouped.js';
import type { Run, StageFigures } from '../items/run-folder.js';
import { html, type Markup } from './html.js';

/** How many rows each stage let pass, and why it dropped the others. A reason leads to its rows. */
export function funnelSection(run: Run): Markup {
  const first = Math.max(1, run.stages[0]?.in ?? 1);
  const last = run.stages.at(-1)?.kept ?? 0;
  return html`<section id="funnel" aria-labelledby="funnel-title">
<h2 id="funnel-title">Funnel</h2>
<p class="lead">${grouped(last)} of ${counted(run.stages[0]?.in ?? 0, 'row')} kept (${percent(last / first)}).</p>
<div class="scroll" role="region" aria-labelledby="funnel-title" tabindex="0"><table class="funnel">
<thead><tr><th scope="col">Stage</th><th scope="col" class="wide number">In</th><th scope="col" class="number">Kept</th><th scope="col" class="number">Dropped</th><th scope="col" class="wide">Share of all rows</th><th scope="col">Why</th></tr></thead>
<tbody>${run.stages.map((stage) => stageRow(stage, first))}</tbody></table></div></section>`;
}

function stageRow(stage: StageFigures, first: number): Markup {
  const reasons = Object.entries(stage.reasons).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const chips = reasons.map(
    ([code, rows]) =>
      html`<a class="chip" href="#rows" data-stage="${stage.name}" data-code="${code}">${code} <b>${grouped(rows)}</b></a> `,
  );
  return html`<tr><th scope="row">${stage.name}</th><td class="wide number">${grouped(stage.in)}</td><td class="number">${grouped(stage.kept)}</td><td class="number">${stage.dropped === 0 ? html`<span class="quiet">0</span>` : grouped(stage.dropped)}</td><td class="wide">${bar(stage.kept / first, stage.in / first)}</td><td class="chips">${chips}</td></tr>`;
}

/** What came in, light, and what was kept of it, dark. The table's numbers say the same. */
function bar(kept: number, arrived: number): Markup {
  const width = (share: number) => (Math.min(1, share) * 200).toFixed(1);
  return html`<svg class="bar" viewBox="0 0 200 10" preserveAspectRatio="none" aria-hidden="true"><rect class="dim" width="${width(arrived)}" height="10"/><rect class="ink" width="${width(kept)}" height="10"/></svg>`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1).replace(/\.0$/, '')} %`;
}
