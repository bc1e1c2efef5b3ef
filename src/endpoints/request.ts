/** What a server is asked, and how its answer is read. A request sends nothing itself. */
export interface Request<T> {
  readonly path: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Total: no answer, whatever it holds, makes it throw. */
  read(answer: unknown): Reading<T>;
}

/** What was read of an answer, or why it cannot be read. */
export type Reading<T> = { readonly value: T } | { readonly unreadable: string };
