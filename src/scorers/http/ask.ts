/**
 * Rates texts by one exchange, whatever the servers do. Each text ends with a rating or a fault of its own: a batch that breaks
 * is halved until the text that breaks it stands alone, and a text is only called faulty while a server is seen to be well.
 */
import { type Fleet, persist, type Request } from '../../endpoints/index.js';
import type { Scored } from '../scorer.js';
import type { Exchange } from './protocol.js';

export interface Asking {
  readonly fleet: Fleet;
  readonly exchange: Exchange;
  /** How often a single text is asked again when the request broke or could not be read. */
  readonly retries: number;
  /** Runs what it is given, one after the other. */
  readonly oneByOne: <T>(run: () => Promise<T>) => Promise<T>;
  readonly sizes: Sizes;
}

/** How many texts a request may hold: a server that refuses the number lowers it. */
export interface Sizes {
  most: number;
  readonly told: (line: string) => void;
}

export async function ask(texts: readonly string[], asking: Asking): Promise<Scored[]> {
  if (texts.length > asking.sizes.most) return askHalves(texts, asking);
  const divisible = texts.length > 1;
  const retries = divisible ? Math.min(1, asking.retries) : asking.retries;
  const end = await persist(requestOf(asking.exchange, texts), { ...asking, retries, divisible });
  if (end.ended === 'answered') return askFaultsAgain(end.value, texts, asking);
  if (texts.length === 1) return [{ fault: end.why }];
  return end.ended === 'refused' ? askSmaller(texts, end.why, asking) : askHalves(texts, asking);
}

/** The request that asks for these texts. An answer in which every row is a fault counts as one that cannot be read. */
export function requestOf(exchange: Exchange, texts: readonly string[]): Request<readonly Scored[]> {
  return {
    path: exchange.path,
    body: exchange.body(texts),
    read(answer) {
      const rows = exchange.read(answer, texts.length);
      if ('unreadable' in rows) return rows;
      const faults = rows.filter((row) => 'fault' in row);
      if (faults.length > 0 && faults.length === rows.length)
        return { unreadable: (faults[0] as { fault: string }).fault };
      return { value: rows };
    },
  };
}

/** Keeps the rows that were answered and asks for the others alone. */
async function askFaultsAgain(
  rows: readonly Scored[],
  texts: readonly string[],
  asking: Asking,
): Promise<Scored[]> {
  return Promise.all(
    rows.map(async (row, at) => {
      if (!('fault' in row)) return row;
      const [again] = await ask([texts[at] as string], asking);
      return again as Scored;
    }),
  );
}

async function askHalves(texts: readonly string[], asking: Asking): Promise<Scored[]> {
  const middle = texts.length >> 1;
  const halves = [texts.slice(0, middle), texts.slice(middle)];
  return (await Promise.all(halves.map((half) => ask(half, asking)))).flat();
}

/** Text Embeddings Inference and others say in their refusal when it is the number of texts that they mind. */
function askSmaller(texts: readonly string[], why: string, asking: Asking): Promise<Scored[]> {
  const { sizes } = asking;
  const half = Math.ceil(texts.length / 2);
  if (/batch/i.test(why) && half < sizes.most) {
    sizes.most = half;
    sizes.told(`a server refuses ${texts.length} texts at once (${why}); asking for ${half} (batch)`);
  }
  return askHalves(texts, asking);
}
