/**
 * http: rates problems by model servers that run elsewhere: Text Embeddings Inference, vLLM, and any OpenAI-compatible model
 * as a judge. It must never make a low score of what went wrong: a text whose answer cannot be read is a fault of that text, and
 * servers that are down as a whole are waited for and then a Failure. Keys are read from the environment and written nowhere.
 */
import pLimit from 'p-limit';
import { askModelName, type Endpoint, makeFleet, openEndpoints } from '../../endpoints/index.js';
import { scoredText } from '../scored-text.js';
import type { Rating, Scored, Scorer, ScorerBackend, ScorerContext } from '../scorer.js';
import { type Asking, ask, requestOf, type Sizes } from './ask.js';
import { checkSettings, readGiven } from './given.js';
import { knownProblem } from './known-problem.js';
import type { Given, Protocol } from './protocol.js';
import { protocolNamed } from './protocols/registry.js';
import { type HttpSettings, httpSettings } from './settings.js';
import { versionOf } from './version.js';
import { words } from './words.js';

export const http = {
  name: 'http',
  settings: httpSettings,
  dear: true,
  open,
} as const satisfies ScorerBackend<HttpSettings>;

async function open(settings: HttpSettings, context: ScorerContext): Promise<Scorer> {
  const protocol = protocolNamed(settings.protocol);
  checkSettings(settings, protocol);
  const files = await readGiven(settings, context);
  const endpoints = await openEndpoints(settings);
  try {
    const { identity } = protocol;
    const model = settings.model ?? (await askModelName(endpoints, identity, settings, words, context.told));
    return await openNamed({ ...files, model }, protocol, endpoints, context);
  } catch (error) {
    await Promise.all(endpoints.map(({ connection }) => connection.close()));
    throw error;
  }
}

async function openNamed(
  given: Given,
  protocol: Protocol,
  endpoints: readonly Endpoint[],
  { told }: ScorerContext,
): Promise<Scorer> {
  const { settings, model } = given;
  const exchanges = protocol
    .exchanges(given)
    .map((exchange) => ({ ...exchange, path: settings.path ?? exchange.path }));
  const known = exchanges.map((exchange) => requestOf(exchange, [knownProblem]));
  const fleet = makeFleet(endpoints, known, settings, words, told);
  await fleet.check().catch(async (error: unknown) => {
    await fleet.close();
    throw error;
  });
  const sizes: Sizes = { most: settings.batch, told };
  const shared = { fleet, retries: settings.retries, oneByOne: pLimit(1), sizes };
  const askings = exchanges.map((exchange): Asking => ({ ...shared, exchange }));

  const version = versionOf(given, exchanges);
  return {
    name: `http:${model}@${version.slice(0, 8)}`,
    version,
    device: endpoints.map(({ url }) => url).join(', '),
    batchSize: Math.min(...exchanges.map(({ textsPerRequest }) => textsPerRequest)),
    // More than the servers can take at once: a batch that is slow to come must not keep the others idle.
    inFlight: 4 * endpoints.length * settings.concurrency,
    async score(problems) {
      const texts = problems.map(scoredText);
      return joined(await Promise.all(askings.map((asking) => askAll(texts, asking))));
    },
    close: () => fleet.close(),
  };
}

async function askAll(texts: readonly string[], asking: Asking): Promise<Scored[]> {
  const size = asking.exchange.textsPerRequest;
  const parts = Array.from({ length: Math.ceil(texts.length / size) }, (_, at) =>
    ask(texts.slice(at * size, (at + 1) * size), asking),
  );
  return (await Promise.all(parts)).flat();
}

/** The ratings of the exchanges as one; a text that any of them could not rate is a fault. */
function joined(answers: readonly (readonly Scored[])[]): Scored[] {
  const [first = [], ...others] = answers;
  return first.map((scored, at) => {
    const all = [scored, ...others.map((other) => other[at] as Scored)];
    return all.find((one) => 'fault' in one) ?? Object.assign({}, ...(all as Rating[]));
  });
}
