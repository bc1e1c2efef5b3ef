/** What the report brings for its script; keep it in step with ../report/card.ts. */

export type Piece =
  | string
  | { readonly m: string; readonly s: string; readonly d?: 1 }
  | { readonly c: string };

export interface Part {
  readonly label: string;
  readonly open?: true;
  readonly pieces: readonly Piece[];
  readonly cut?: number;
}

export interface Card {
  readonly id: string;
  readonly group: string;
  readonly place?: string;
  readonly reason?: string;
  readonly partner?: string;
  readonly facets: Readonly<Record<string, string>>;
  readonly figures: readonly string[];
  readonly parts: readonly Part[];
}

export function readData(): { readonly cards: readonly Card[] } {
  return JSON.parse(document.getElementById('data')?.textContent ?? '{"cards":[]}');
}
