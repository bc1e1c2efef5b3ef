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
  /** A claim for a part of a stream: with a deadline of its own, and gone when the client is. The whole has no deadline then. */
  part(): Errand;
}

export function startErrand(deadlineSeconds: number): Errand {
  const controller = new AbortController();
  const parts = new Set<Errand>();
  const stop = (ending: Ending) => controller.abort(ending);
  const milliseconds = Math.min(deadlineSeconds * 1000, 2 ** 31 - 1);
  const timer = setTimeout(() => stop({ why: 'deadline', seconds: deadlineSeconds }), milliseconds);
  timer.unref();
  return {
    signal: controller.signal,
    ending: () => (controller.signal.aborted ? (controller.signal.reason as Ending) : undefined),
    clientGone() {
      stop({ why: 'client-gone' });
      for (const part of parts) part.clientGone();
    },
    end: () => clearTimeout(timer),
    part() {
      clearTimeout(timer);
      const part = startErrand(deadlineSeconds);
      if (controller.signal.aborted) part.clientGone();
      const end = () => {
        parts.delete(whole);
        part.end();
      };
      const whole = { ...part, end };
      parts.add(whole);
      return whole;
    },
  };
}
