/**
 * Rates texts by one exchange, whatever the servers do. Each text ends with a rating or a fault of its own: a batch that breaks
 * is halved until the text that breaks it stands alone, and a text is only called faulty while a server is seen to be well.
 */
import type { Scored } from '../scorer.js';
import type { Endpoint, Outcome } from './endpoint.js';
import type { Fleet } from './fleet.js';
import type { Exchange } from './protocol.js';

/** A text whose server went down this many times while it was asked is taken to be what stops it. */
const rounds = 3;

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
  const end = await finalOutcome(texts, asking);
  if (end.ended === 'answered') return askFaultsAgain(end.rows, texts, asking);
  if (texts.length === 1) return [{ fault: end.why }];
  return end.ended === 'refused' ? askSmaller(texts, end.why, asking) : askHalves(texts, asking);
}

/** Asks until there is an answer, or an outcome that is the texts' own and not the servers'. */
async function finalOutcome(texts: readonly string[], asking: Asking): Promise<Outcome> {
  const { fleet, exchange, retries, oneByOne } = asking;
  const tries = texts.length > 1 ? Math.min(1, retries) : retries;
  let failures = 0;
  let downs = 0;
  for (let last: Endpoint | undefined; ; ) {
    const send = () => fleet.send(exchange, texts, last);
    // Many texts are under way when a server dies. Those that were there once too often go alone, so that the guilty one is found.
    const { outcome, endpoint } = await (downs > 0 ? oneByOne(send) : send());
    const endedAt = performance.now();
    if (outcome.ended === 'answered') return outcome;
    // Neither says anything about the texts; the fleet waits, or takes another server.
    if (outcome.ended === 'busy' || outcome.ended === 'down') continue;
    // A refused batch is halved whoever is to blame; a single text is to blame only when its server is well.
    if (outcome.ended === 'refused' && texts.length > 1) return outcome;
    last = endpoint;
    if (outcome.ended !== 'refused' && failures < tries) {
      await fleet.pause(failures++);
      continue;
    }
    const health = await fleet.health(endpoint, endedAt);
    if (health === 'well' || (health === 'ill' && ++downs === rounds)) return outcome;
    failures = 0;
  }
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
