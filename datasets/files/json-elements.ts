/** An element of a JSON list as text, and the line (from 1) on which it starts. */
export interface Element {
  readonly line: number;
  readonly text: string;
}

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const lineFeed = 0x0a;
const isOpening = (char: number) => char === 0x5b || char === 0x7b;
const isClosing = (char: number) => char === 0x5d || char === 0x7d;
const isSpace = (char: number) => char === 0x20 || char === 0x09 || char === 0x0d || char === lineFeed;

/** Splits the text of one JSON list into the texts of its elements while it streams; it does not check their JSON. */
export class JsonElements {
  #depth = 0;
  #inString = false;
  #escaped = false;
  #line = 1;
  #startLine = 1;
  #begun = false;
  #pending = '';

  /** Whether the list has ended: more brackets closed than are open. */
  get closed(): boolean {
    return this.#depth === 0;
  }

  push(text: string): Element[] {
    const found: Element[] = [];
    let start = 0;
    for (let at = 0; at < text.length; at++) {
      const char = text.charCodeAt(at);
      if (char === lineFeed) this.#line++;
      if (this.#inString) this.#inText(char);
      else if (this.#depth === 0) {
        if (!isOpening(char)) continue;
        start = at + 1;
        this.#depth = 1;
      } else if (this.#depth === 1 && (char === comma || isClosing(char))) {
        this.#end(text.slice(start, at), found);
        start = at + 1;
        if (isClosing(char)) this.#depth = 0;
      } else this.#inElement(char);
    }
    if (this.#depth > 0) this.#pending += text.slice(start);
    return found;
  }

  /** The text of an element that the file ends in the middle of, or undefined. */
  rest(): Element | undefined {
    return this.#begun ? { line: this.#startLine, text: this.#pending } : undefined;
  }

  #inElement(char: number): void {
    if (isSpace(char)) return;
    if (!this.#begun) {
      this.#begun = true;
      this.#startLine = this.#line;
    }
    if (char === quote) this.#inString = true;
    else if (isOpening(char)) this.#depth++;
    else if (isClosing(char)) this.#depth--;
  }

  #inText(char: number): void {
    if (this.#escaped) this.#escaped = false;
    else if (char === backslash) this.#escaped = true;
    else if (char === quote) this.#inString = false;
  }

  #end(tail: string, found: Element[]): void {
    const text = this.#pending + tail;
    if (this.#begun) found.push({ line: this.#startLine, text });
    this.#pending = '';
    this.#begun = false;
  }
}
