/** The report's script: lists, searches and filters the rows. Everything else of the page stands without it. */
import { readData } from './data.js';
import { openFilters } from './filters.js';
import { openKeys } from './keys.js';
import { RowList } from './row-list.js';
import { openTheme } from './theme.js';

openTheme();
const list = new RowList(readData().cards);
const filters = openFilters((query) => list.show(query));
openKeys(list, filters);

// A reason of the funnel leads to its rows.
for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-code]')) {
  link.addEventListener('click', (event) => {
    event.preventDefault();
    const { stage = '', code = '' } = link.dataset;
    filters.set({ stage, code });
    const rows = document.getElementById('rows');
    rows?.scrollIntoView();
    rows?.focus({ preventScroll: true });
  });
}
