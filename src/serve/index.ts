/**
 * `rlvr serve`: the judge over HTTP, in its own words and in the protocols of trainers. It bounds whatever it takes in, never counts time
 * in its queue against a completion, and never puts a number in the place of a reward that is not known.
 */
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { exitCode, Failure } from '../failure.js';
import { openScorer } from '../scorers/registry.js';
import { isLoopback } from './access.js';
import { makeApp } from './app.js';
import { Metrics, type Totals } from './metrics.js';
import type { ServeOptions } from './options.js';
import { openSampling } from './sampling.js';
import { Scoring } from './scoring.js';
import type { Service } from './service.js';
import { Workshop } from './work/workshop.js';

export type { Totals } from './metrics.js';
export type { Bounds, SamplingOptions, ServeOptions } from './options.js';

export interface Server {
  /** `http://127.0.0.1:8080`. */
  readonly url: string;
  /** Problems that /sample draws from, where it does, and the step that comes next. */
  readonly sampling: { readonly count: number; readonly step: number } | undefined;
  readonly scorer: string | undefined;
  /** Resolves when workers and sandbox have started: the sandbox, or why programs cannot be run. */
  readonly warm: Promise<
    { readonly sandbox: string } | { readonly missing: string; readonly remedy: string }
  >;
  /**
   * Takes no more requests, answers those it has, and ends. @returns what was done, and how many completions were left unanswered
   * because the time for that was over
   */
  drain(): Promise<Totals & { readonly unanswered: number }>;
}

/** @throws Failure when the address cannot be listened on or is open to all, or the scorer, dataset or state cannot be used */
export async function startServer(options: ServeOptions): Promise<Server> {
  refuseOpenAddress(options);
  const metrics = new Metrics(() => workshop.admission.open);
  const workshop = new Workshop({
    jobs: options.jobs,
    sandbox: options.sandbox,
    queue: options.bounds.queue,
    judged: (verifier, verdict) => metrics.judged(verifier, verdict),
  });
  const service: Service = {
    workshop,
    metrics,
    bounds: options.bounds,
    rewards: options,
    scoring: options.scorer && new Scoring(await openScorer(options.scorer, scorerContext(options))),
    sampling: options.sampling && (await openSampling(options.sampling, options)),
    phase: 'warming',
    sandbox: null,
  };
  const app = makeApp(service, options);
  const close = async () => {
    await app.close();
    await Promise.all([workshop.close(), service.scoring?.scorer.close(), service.sampling?.close()]);
  };
  await app.listen({ host: options.host, port: options.port, backlog: 4096 }).catch(async (cause) => {
    await close();
    throw cannotListen(options, cause);
  });
  const warm = workshop.warm().then((found) => {
    if ('sandbox' in found) service.sandbox = found.sandbox;
    if (service.phase === 'warming') service.phase = 'ready';
    return found;
  });
  const { address, family, port } = app.server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${port}`,
    sampling: service.sampling,
    scorer: service.scoring?.scorer.name,
    warm,
    async drain() {
      service.phase = 'draining';
      const open = await drained(service);
      // What is left has had its time: its connections are cut, so that its clients know.
      if (open > 0) app.server.closeAllConnections();
      await close();
      return { ...metrics.totals, unanswered: open };
    },
  };
}

/** Waits until all is answered, or the time for that is over. @returns completions that are still under way */
async function drained({ workshop, bounds }: Service): Promise<number> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, bounds.drainSeconds * 1000);
  });
  await Promise.race([workshop.admission.idle(), over]);
  clearTimeout(timer);
  return workshop.admission.open;
}

const scorerContext = ({ jobs, told }: ServeOptions) => ({
  jobs,
  resolve: (path: string) => resolve(path),
  told,
});

function refuseOpenAddress({ host, token, anyone }: ServeOptions): void {
  if (token !== undefined || anyone || isLoopback(host)) return;
  throw new Failure(exitCode.usage, {
    message: `${host} can be reached from other machines, and there is no token`,
    remedy: 'set RLVR_TOKEN or give --token; or --no-token to let everyone in who can reach the address',
  });
}

function cannotListen({ host, port }: ServeOptions, cause: NodeJS.ErrnoException): Failure {
  const taken = cause.code === 'EADDRINUSE';
  return new Failure(taken ? exitCode.usage : exitCode.missing, {
    message: `cannot listen on ${host}:${port}: ${taken ? 'another process does' : cause.message}`,
    remedy: taken
      ? 'name another with --port, or 0 to let the system choose'
      : 'name another with --host and --port',
    cause,
  });
}
