/** A compressed stream that ended early or is damaged: what came before it is good and is kept. */
export class StreamEnd extends Error {
  readonly code: 'truncated-file' | 'corrupt-file';
  constructor(code: 'truncated-file' | 'corrupt-file', message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'StreamEnd';
    this.code = code;
  }
}
