import { setTimeout as sleep } from 'node:timers/promises';
import { exitCode, Failure } from '../failure.js';
import type { Endpoint } from './endpoint.js';
import type { Identity } from './identity.js';
import type { EndpointSettings } from './settings.js';
import { backoffMs } from './transport/backoff.js';
import type { Words } from './words.js';

/**
 * The name of the model that the servers hold, asked of each that can be reached; it waits for the first as long as patience lasts.
 * @throws Failure when none tells, one holds several models, or they hold different ones.
 */
export async function askModelName(
  endpoints: readonly Endpoint[],
  identity: Identity,
  settings: EndpointSettings,
  { server }: Words,
  told: (line: string) => void,
): Promise<string> {
  const giveUpAt = performance.now() + settings.patience_s * 1000;
  for (let failures = 0; ; failures++) {
    const asked = await Promise.all(endpoints.map((endpoint) => askOne(endpoint, identity)));
    const answers = asked.filter((one) => 'models' in one);
    if (answers.length > 0) return agreed(answers, server);
    const whys = asked.map((one) => `${one.url}: ${'why' in one ? one.why : ''}`).join('; ');
    if (asked.some((one) => 'hopeless' in one && one.hopeless))
      throw unnamed(`no ${server} tells which model it holds (${whys})`);
    if (performance.now() >= giveUpAt) throw unanswered(whys, settings.patience_s, server);
    if (failures === 0) told(`no ${server} answers yet (${whys}); waiting up to ${settings.patience_s} s`);
    await sleep(backoffMs(failures, settings.backoff_s * 1000, (endpoints[0] as Endpoint).random));
  }
}

type Told =
  | { readonly url: string; readonly models: readonly string[] }
  | { readonly url: string; readonly why: string; readonly hopeless: boolean };

async function askOne({ url, connection }: Endpoint, identity: Identity): Promise<Told> {
  const attempt = await connection.get(identity.path);
  if (attempt.ended === 'answered') return { url, models: identity.models(attempt.answer) };
  const hopeless =
    attempt.ended === 'mistake' || attempt.ended === 'refused' || attempt.ended === 'unreadable';
  return { url, why: attempt.why, hopeless };
}

function agreed(
  answers: readonly { readonly url: string; readonly models: readonly string[] }[],
  server: string,
): string {
  for (const { url, models } of answers) {
    if (models.length === 0) throw unnamed(`${url} does not tell which model it holds`);
    if (models.length > 1) throw unnamed(`${url} holds several models: ${models.join(', ')}`);
  }
  const names = new Set(answers.map(({ models }) => models[0] as string));
  const [name] = names;
  if (names.size === 1 && name !== undefined) return name;
  const each = answers.map(({ url, models }) => `${url} ${models[0]}`).join(', ');
  throw unnamed(`the ${server}s hold different models: ${each}`);
}

function unanswered(whys: string, patience: number, server: string): Failure {
  return new Failure(exitCode.missing, {
    message: `no ${server} answered for ${patience} s (${whys})`,
    remedy: 'start a server or correct urls; patience_s is how long to wait',
  });
}

function unnamed(message: string): Failure {
  return new Failure(exitCode.usage, {
    message,
    remedy: 'name the model as model, and only servers that hold it as urls',
  });
}
