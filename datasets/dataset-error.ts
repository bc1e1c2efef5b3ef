/** A mistake of the user's that stops a run: what was wrong, and what mends it. Bad rows are values, never this. */
export class DatasetError extends Error {
  readonly code: 'usage' | 'missing_component';
  readonly hint: string;
  constructor(code: 'usage' | 'missing_component', message: string, hint: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'DatasetError';
    this.code = code;
    this.hint = hint;
  }
}
