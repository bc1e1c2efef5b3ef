/**
 * Looking: a dataset, a run or judged rows as one HTML file that asks the network for nothing, or as text in the terminal. It reads and
 * shows; it never changes a row, and takes nothing that stands in one for markup, script or a terminal's command.
 */
export {
  inspectToReport,
  itemsOf,
  openSource,
  type ReportSummary,
  type Source,
  surveyOf,
} from './inspect.js';
export { lookOf } from './terminal/look.js';
export { renderItem } from './terminal/render-item.js';
export { renderStats, statsRecord } from './terminal/render-stats.js';
export { type Selection, selectItems } from './terminal/select-items.js';
export { parseWhere } from './where/parse-where.js';
export { SeenFields } from './where/seen-fields.js';
