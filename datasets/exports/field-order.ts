import type { FieldLayout } from './field-layout.js';
import type { FieldTexts } from './field-texts.js';

/** Positions of a layout, both included. */
type Span = [first: number, last: number];

/** An order in which fields are written: those that stand side by side already are taken over in one piece. */
export class FieldOrder {
  readonly names: readonly string[];
  readonly #spans = new WeakMap<FieldLayout, readonly Span[]>();

  constructor(names: readonly string[]) {
    this.names = names;
  }

  /** The JSON text of the object with these fields alone. */
  textOf(fields: FieldTexts): string {
    let text = '';
    for (const [first, last] of this.#spansOf(fields.layout))
      text += `${text === '' ? '{' : ','}${fields.span(first, last)}`;
    return text === '' ? '{}' : `${text}}`;
  }

  #spansOf(layout: FieldLayout): readonly Span[] {
    let spans = this.#spans.get(layout);
    if (spans === undefined) {
      spans = this.#findSpans(layout);
      this.#spans.set(layout, spans);
    }
    return spans;
  }

  #findSpans({ positions }: FieldLayout): Span[] {
    const spans: Span[] = [];
    for (const name of this.names) {
      const at = positions.get(name);
      if (at === undefined) continue;
      const before = spans.at(-1);
      if (before?.[1] === at - 1) before[1] = at;
      else spans.push([at, at]);
    }
    return spans;
  }
}
