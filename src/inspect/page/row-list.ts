import { cardView, searchText } from './card-view.js';
import type { Card } from './data.js';

const pageSize = 20;

export interface Query {
  readonly words: readonly string[];
  readonly facets: Readonly<Record<string, string>>;
}

/** The rows that match the query, a page at a time: what is not looked at is not drawn. */
export class RowList {
  readonly #cards: readonly Card[];
  readonly #list = must('list');
  readonly #count = must('count');
  readonly #more = must('more');
  /** Made with the first search. */
  #texts: readonly string[] | undefined;
  #matches: readonly Card[] = [];
  #drawn = 0;

  constructor(cards: readonly Card[]) {
    this.#cards = cards;
    this.#more.addEventListener('click', () => {
      const first = this.#drawn;
      this.#draw();
      (this.#list.children[first] as HTMLElement | undefined)?.focus();
    });
    // What is printed is everything that matches.
    addEventListener('beforeprint', () => {
      while (this.#drawn < this.#matches.length) this.#draw();
    });
  }

  show(query: Query): void {
    const { words, facets } = query;
    if (words.length > 0) this.#texts ??= this.#cards.map(searchText);
    this.#matches = this.#cards.filter(
      (card, at) =>
        Object.entries(facets).every(([name, value]) => card.facets[name] === value) &&
        words.every((word) => this.#texts?.[at]?.includes(word)),
    );
    this.#list.replaceChildren();
    this.#drawn = 0;
    this.#draw();
  }

  /** Moves the focus by so many rows. */
  move(by: number): void {
    const rows = [...this.#list.children] as HTMLElement[];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? (by > 0 ? 0 : rows.length - 1) : at + by;
    if (next >= rows.length && this.#drawn < this.#matches.length) {
      this.#draw();
      this.move(by);
      return;
    }
    const row = rows[Math.max(0, next)];
    row?.focus();
    row?.scrollIntoView({ block: 'nearest' });
  }

  /** Opens all parts of the row that has the focus, or closes them where all are open. */
  toggleParts(): void {
    const row = document.activeElement?.closest('article.row');
    const parts = [...(row?.querySelectorAll('details') ?? [])];
    const open = parts.some((part) => !part.open);
    for (const part of parts) part.open = open;
  }

  #draw(): void {
    const next = this.#matches.slice(this.#drawn, this.#drawn + pageSize);
    this.#list.append(...next.map(cardView));
    this.#drawn += next.length;
    this.#more.hidden = this.#drawn >= this.#matches.length;
    const [all, found] = [this.#cards.length, this.#matches.length].map((n) => n.toLocaleString('en'));
    const first = this.#drawn < this.#matches.length ? `, the first ${this.#drawn} drawn` : '';
    this.#count.textContent =
      found === '0' ? `No row of ${all} matches.` : `${found} of ${all} rows match${first}.`;
  }
}

function must(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the report has no element ${id}`);
  return found;
}
