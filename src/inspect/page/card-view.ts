import type { Card, Part, Piece } from './data.js';

const fates: Readonly<Record<string, (stage?: string, code?: string) => string>> = {
  dropped: (stage, code) => `dropped by ${stage}: ${code}`,
  bad: (_, code) => `cannot be read: ${code}`,
};

/** A row as an article. Text becomes text nodes; formulas and code were escaped when the report was made. */
export function cardView(card: Card): HTMLElement {
  const article = element('article', 'row');
  article.tabIndex = -1;
  const head = element('header');
  head.append(element('h3', 'id', card.id));
  const badges = element('p', 'badges');
  const { fate, stage, code, ...facets } = card.facets;
  if (fate !== undefined) badges.append(element('span', `badge ${fate}`, fates[fate]?.(stage, code) ?? fate));
  for (const value of Object.values(facets)) badges.append(' ', element('span', 'badge', value));
  for (const figure of card.figures) badges.append(' ', element('span', 'badge plain', figure));
  head.append(badges);
  article.append(head);
  if (card.reason !== undefined) article.append(element('p', 'why', card.reason));
  article.append(...card.parts.map(partView));
  if (card.place !== undefined && card.place !== card.id) article.append(element('p', 'place', card.place));
  return article;
}

function partView(part: Part): HTMLElement {
  const body = element('div', 'source');
  body.append(...part.pieces.map(pieceView));
  if (part.cut !== undefined) {
    const shown = part.pieces.reduce((sum, piece) => sum + lengthOf(piece), 0);
    body.append(
      element(
        'span',
        'cut',
        ` [cut: the first ${shown.toLocaleString('en')} of ${part.cut.toLocaleString('en')} characters]`,
      ),
    );
  }
  if (part.pieces.length === 0 && part.cut === undefined) return element('p', 'quiet', part.label);
  if (part.open) {
    const section = element('div', 'part');
    section.append(element('h4', '', part.label), body);
    return section;
  }
  const details = element('details', 'part');
  details.append(element('summary', '', part.label), body);
  return details;
}

function pieceView(piece: Piece): Node {
  if (typeof piece === 'string') return document.createTextNode(piece);
  if ('m' in piece) {
    const holder = element('span', piece.d ? 'display' : 'formula');
    holder.innerHTML = piece.m;
    holder.title = piece.s;
    return holder;
  }
  const pre = element('pre');
  const code = element('code');
  code.innerHTML = piece.c;
  pre.tabIndex = 0;
  pre.setAttribute('aria-label', 'Code');
  pre.setAttribute('role', 'region');
  pre.append(code);
  return pre;
}

function lengthOf(piece: Piece): number {
  return typeof piece === 'string' ? piece.length : 's' in piece ? piece.s.length : plain(piece.c).length;
}

/** What is searched: every text of the row as it was written. */
export function searchText(card: Card): string {
  const pieces = card.parts.flatMap(({ label, pieces }) => [
    label,
    ...pieces.map((piece) => (typeof piece === 'string' ? piece : 's' in piece ? piece.s : plain(piece.c))),
  ]);
  return [card.id, card.place, card.reason, ...Object.values(card.facets), ...pieces]
    .join('\n')
    .toLowerCase();
}

function plain(html: string): string {
  const holder = document.createElement('template');
  holder.innerHTML = html;
  return holder.content.textContent ?? '';
}

function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  className = '',
  text?: string,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  if (className !== '') made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
