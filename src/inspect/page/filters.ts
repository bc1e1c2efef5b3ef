import type { Query } from './row-list.js';

/** The form above the rows. Its state stands in the address too, so that a view can be kept and sent. */
export interface Filters {
  set(values: Readonly<Record<string, string>>): void;
  focusSearch(): void;
}

const typingMs = 120;

export function openFilters(changed: (query: Query) => void): Filters {
  const form = document.getElementById('filters') as HTMLFormElement;
  const fields = [...form.elements].filter(
    (field): field is HTMLInputElement | HTMLSelectElement =>
      field instanceof HTMLInputElement || field instanceof HTMLSelectElement,
  );
  let timer: ReturnType<typeof setTimeout> | undefined;

  function apply(): void {
    clearTimeout(timer);
    const given = fields.filter(({ value }) => value !== '').map(({ name, value }) => [name, value] as const);
    const { search = '', ...facets } = Object.fromEntries(given);
    const words = search.toLowerCase().split(/\s+/).filter(Boolean);
    remember(given);
    changed({ words, facets });
  }

  function set(values: Readonly<Record<string, string>>): void {
    for (const field of fields) field.value = values[field.name] ?? '';
    apply();
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    apply();
  });
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(apply, typingMs);
  });
  form.addEventListener('reset', () => setTimeout(apply));
  set(remembered());
  return { set, focusSearch: () => fields.find(({ name }) => name === 'search')?.focus() };
}

function remember(given: readonly (readonly [string, string])[]): void {
  const state = new URLSearchParams(given.map(([name, value]) => [name, value])).toString();
  if (state === '' && !location.hash.includes('?')) return;
  try {
    history.replaceState(null, '', state === '' ? '#rows' : `#rows?${state}`);
  } catch {
    // Some browsers refuse it for a local file: the address then stays as it is.
  }
}

function remembered(): Record<string, string> {
  const state = /^#rows\?(.*)$/.exec(location.hash)?.[1];
  return state === undefined ? {} : Object.fromEntries(new URLSearchParams(state));
}
