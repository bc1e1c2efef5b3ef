import { counted } from '../../grouped.js';
import { HttpError } from '../http-error.js';

/** Seconds over which the pace is measured. */
const windowSeconds = 10;
const longestRetry = 60;

/**
 * How much may be under way, in completions. Beyond it a request is refused at once, with the time after which there will be room: a
 * queue that only grows would answer everyone too late.
 */
export class Admission {
  readonly #limit: number;
  #open = 0;
  /** Completions that ended in this second and the ones before, the newest last. */
  #ended: { second: number; count: number }[] = [];
  #whenIdle: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Completions that wait or are judged. */
  get open(): number {
    return this.#open;
  }

  /**
   * Takes in so many completions. @returns what must be called once when they have ended
   * @throws HttpError 429 when there is no room; a request that is larger than all room is let in when nothing else is there
   */
  enter(count: number): () => void {
    if (this.#open > 0 && this.#open + count > this.#limit) throw this.#full(count);
    this.#open += count;
    return () => this.#leave(count);
  }

  /** Resolves when nothing is under way. */
  idle(): Promise<void> {
    return this.#open === 0
      ? Promise.resolve()
      : new Promise((resolve) => {
          this.#whenIdle.push(resolve);
        });
  }

  #leave(count: number): void {
    this.#open -= count;
    const second = Math.floor(performance.now() / 1000);
    const last = this.#ended.at(-1);
    if (last?.second === second) last.count += count;
    else this.#ended.push({ second, count });
    this.#ended = this.#ended.filter((one) => one.second > second - windowSeconds);
    if (this.#open > 0) return;
    for (const resolve of this.#whenIdle.splice(0)) resolve();
  }

  #full(count: number): HttpError {
    const perSecond = this.#ended.reduce((sum, one) => sum + one.count, 0) / windowSeconds;
    const excess = this.#open + count - this.#limit;
    const seconds = perSecond === 0 ? 1 : Math.ceil(excess / perSecond);
    return new HttpError(429, {
      code: 'queue-full',
      message: `${counted(this.#open, 'completion')} under way, and ${this.#limit} is the limit`,
      hint: 'send it again after the seconds that Retry-After names, keep fewer in flight, or start the server with a larger --queue',
      retryAfter: Math.min(longestRetry, Math.max(1, seconds)),
    });
  }
}
