/** A text as the page draws it: plain pieces as they are, formulas and code drawn beforehand. */
import { highlightCode } from './highlight-code.js';
import { renderMath } from './render-math.js';
import { type Segment, segmentsOf } from './segments.js';
import { cutText, visible } from './visible.js';

/** Plain text; a formula with its source (`d`: on a line of its own); code, highlighted where its language is known. */
export type Piece =
  | string
  | { readonly m: string; readonly s: string; readonly d?: 1 }
  | { readonly c: string };

export interface RichText {
  readonly pieces: readonly Piece[];
  /** How many characters the text has, where only its beginning is shown. */
  readonly cut?: number;
}

/** @param most characters shown */
export function richText(text: string, most: number): RichText {
  const shown = cutText(text, most);
  const pieces = segmentsOf(shown.text).flatMap(pieceOf);
  return { pieces: joined(pieces), ...(shown.cut === undefined ? {} : { cut: shown.cut }) };
}

export function codeText(code: string, language: string, most: number): RichText {
  const shown = cutText(code, most);
  const pieces = pieceOf({ kind: 'code', code: shown.text, language });
  return { pieces, ...(shown.cut === undefined ? {} : { cut: shown.cut }) };
}

function pieceOf(segment: Segment): Piece[] {
  switch (segment.kind) {
    case 'text':
      return [visible(segment.text)];
    case 'code': {
      const code = visible(segment.code);
      return [{ c: highlightCode(code, segment.language) ?? escapeHtml(code) }];
    }
    case 'math': {
      const tex = visible(segment.tex);
      const drawn = renderMath(tex, segment.display);
      const mark = segment.display ? '$$' : '$';
      if (drawn === undefined) return [`${mark}${tex}${mark}`];
      return [{ m: drawn, s: tex, ...(segment.display ? { d: 1 as const } : {}) }];
    }
  }
}

function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (typeof piece === 'string' && typeof last === 'string') result[result.length - 1] = last + piece;
    else result.push(piece);
  }
  return result;
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
}
