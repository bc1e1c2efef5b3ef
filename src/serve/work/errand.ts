/** Why a request's work was taken back. */
export type Ending = { readonly why: 'deadline'; readonly seconds: number } | { readonly why: 'client-gone' };

/** One request's claim on the workers: it ends at its deadline, or when the one who asked has left. */
export interface Errand {
  readonly signal: AbortSignal;
  /** Why the signal aborted; undefined while it has not. */
  ending(): Ending | undefined;
  clientGone(): void;
  /** Must be called when the request has been answered. */
  end(): void;
}

export function startErrand(deadlineSeconds: number): Errand {
  const controller = new AbortController();
  const stop = (ending: Ending) => controller.abort(ending);
  const timer = setTimeout(
    () => stop({ why: 'deadline', seconds: deadlineSeconds }),
    Math.min(deadlineSeconds * 1000, 2 ** 31 - 1),
  );
  timer.unref();
  return {
    signal: controller.signal,
    ending: () => (controller.signal.aborted ? (controller.signal.reason as Ending) : undefined),
    clientGone: () => stop({ why: 'client-gone' }),
    end: () => clearTimeout(timer),
  };
}
