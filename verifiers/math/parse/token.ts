/**
 * `name`: one variable letter. `run`: two or more plain letters, which may be a product, a unit or a word.
 * `text`: what \text{…} holds. `command`: a known operation under its one canonical name, whatever its spelling.
 */
export interface Token {
  readonly type: 'number' | 'name' | 'run' | 'text' | 'command' | 'symbol' | 'end';
  readonly text: string;
  /** Offset in the normalized text. */
  readonly at: number;
  /** Whether white space precedes it. */
  readonly spaced: boolean;
  /** Whether it stands between dollar signs; told in prose only. */
  readonly formula?: boolean;
}

/** Why a text could not be read as mathematics, and where. Never leaves the parse folder. */
export class Unreadable extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}
