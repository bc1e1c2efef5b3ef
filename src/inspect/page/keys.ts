import type { Filters } from './filters.js';
import type { RowList } from './row-list.js';

/** The keys that the page names below its rows. None acts while text is typed, or together with another key. */
export function openKeys(list: RowList, filters: Filters): void {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement;
    if (event.key === 'Escape' && (typing || document.activeElement === document.body)) {
      filters.set({});
      return;
    }
    if (typing) return;
    const actions: Readonly<Record<string, () => void>> = {
      '/': filters.focusSearch,
      j: () => list.move(1),
      k: () => list.move(-1),
      o: () => list.toggleParts(),
    };
    const action = actions[event.key];
    if (action === undefined) return;
    event.preventDefault();
    action();
  });
}
