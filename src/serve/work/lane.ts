/**
 * A queue in front of one kind of worker. It hands out work in batches, in turn to all who wait, so that a request of one row does not
 * wait behind one of thousands; and it lets no more into the workers than they can have under way, because what waits in there can
 * neither be taken back nor is free of their clocks.
 */
export interface LaneOptions<In, Out> {
  /** Does a batch; one result per item, in order. */
  readonly work: (items: readonly In[]) => Promise<readonly Out[]>;
  /** Items in a batch at most. */
  readonly batch: number;
  /** Batches under way at most. */
  readonly inFlight: number;
  /** Items that one request gives to a batch before it is the next one's turn. */
  readonly turn: number;
}

interface Ticket<In, Out> {
  readonly items: readonly In[];
  readonly results: (Out | undefined)[];
  /** The first item that was not handed out yet. */
  next: number;
  left: number;
  readonly done: () => void;
  readonly fail: (error: unknown) => void;
}

interface Taken<In, Out> {
  readonly ticket: Ticket<In, Out>;
  readonly at: number;
}

export class Lane<In, Out> {
  readonly #options: LaneOptions<In, Out>;
  /** In the order of their turns. */
  readonly #waiting = new Set<Ticket<In, Out>>();
  #running = 0;

  constructor(options: LaneOptions<In, Out>) {
    this.#options = options;
  }

  /**
   * One result per item, in order; undefined for those that were not done when the signal aborted. What waits is then taken back, what is
   * under way ends by itself.
   */
  submit(items: readonly In[], signal: AbortSignal): Promise<(Out | undefined)[]> {
    const results: (Out | undefined)[] = new Array(items.length).fill(undefined);
    if (items.length === 0 || signal.aborted) return Promise.resolve(results);
    return new Promise((resolve, reject) => {
      const end = () => {
        signal.removeEventListener('abort', end);
        this.#waiting.delete(ticket);
        resolve(results.slice());
      };
      const fail = (error: unknown) => {
        signal.removeEventListener('abort', end);
        this.#waiting.delete(ticket);
        reject(error);
      };
      const ticket: Ticket<In, Out> = { items, results, next: 0, left: items.length, done: end, fail };
      signal.addEventListener('abort', end, { once: true });
      this.#waiting.add(ticket);
      this.#pump();
    });
  }

  #pump(): void {
    while (this.#running < this.#options.inFlight && this.#waiting.size > 0) void this.#run(this.#take());
  }

  #take(): Taken<In, Out>[] {
    const { batch, turn } = this.#options;
    const taken: Taken<In, Out>[] = [];
    for (const ticket of this.#waiting) {
      const count = Math.min(turn, batch - taken.length, ticket.items.length - ticket.next);
      for (let one = 0; one < count; one++) taken.push({ ticket, at: ticket.next++ });
      this.#waiting.delete(ticket);
      // Behind all others; the loop comes to it again when the batch has room after everyone's turn.
      if (ticket.next < ticket.items.length) this.#waiting.add(ticket);
      if (taken.length === batch) break;
    }
    return taken;
  }

  async #run(taken: readonly Taken<In, Out>[]): Promise<void> {
    this.#running++;
    try {
      const results = await this.#options.work(taken.map(({ ticket, at }) => ticket.items[at] as In));
      for (const [index, { ticket, at }] of taken.entries()) {
        ticket.results[at] = results[index];
        if (--ticket.left === 0) ticket.done();
      }
    } catch (error) {
      for (const { ticket } of taken) ticket.fail(error);
    } finally {
      this.#running--;
      this.#pump();
    }
  }
}
