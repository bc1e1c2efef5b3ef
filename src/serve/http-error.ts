/** What a client did wrong or has to wait for: a status, and a body with code, message and hint. */
export class HttpError extends Error {
  readonly status: number;
  readonly code: string;
  readonly hint: string;
  /** Seconds after which the same request may be worth sending again. */
  readonly retryAfter: number | undefined;

  constructor(
    status: number,
    what: {
      readonly code: string;
      readonly message: string;
      readonly hint: string;
      readonly retryAfter?: number;
    },
  ) {
    super(what.message);
    this.name = 'HttpError';
    this.status = status;
    this.code = what.code;
    this.hint = what.hint;
    this.retryAfter = what.retryAfter;
  }
}

/** A body that is not what the endpoint takes. */
export function unusable(message: string, hint: string): HttpError {
  return new HttpError(422, { code: 'unusable-body', message, hint });
}
