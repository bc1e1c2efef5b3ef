/** The endpoints as a fastify application: access, deadlines, errors and counting are the same for all of them. */
import { Readable } from 'node:stream';
import { type FastifyInstance, type FastifyReply, type FastifyRequest, fastify } from 'fastify';
import { checkHost, checkToken, isLoopback } from './access.js';
import { answerErrors } from './answers-to-errors.js';
import { readBodies } from './bodies.js';
import { type Endpoint, queryOf } from './endpoints/endpoint.js';
import { endpointsOf } from './endpoints/registry.js';
import { HttpError, unusable } from './http-error.js';
import type { ServeOptions } from './options.js';
import type { Service } from './service.js';
import { startErrand } from './work/errand.js';

export function makeApp(service: Service, options: ServeOptions): FastifyInstance {
  const endpoints = endpointsOf(service);
  const app = fastify({
    bodyLimit: options.bounds.bodyBytes,
    // A request that waits in the queue is silent for as long as its deadline allows; only its head must come soon.
    requestTimeout: 0,
    keepAliveTimeout: 75_000,
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    exposeHeadRoutes: false,
    routerOptions: { ignoreTrailingSlash: true },
  });
  app.server.headersTimeout = 60_000;
  app.server.maxConnections = options.bounds.connections;
  readBodies(app);
  answerErrors(app, endpoints, options.told);
  app.addHook('onRequest', async (request) => {
    const open = endpoints.some((one) => one.open && one.path === request.routeOptions.url);
    if (!open) admit(request, service, options);
  });
  app.addHook('onResponse', async (request, reply) => {
    const seconds = reply.elapsedTime / 1000;
    service.metrics.answered(request.routeOptions.url ?? 'none', reply.statusCode, seconds);
  });
  for (const endpoint of endpoints) route(app, endpoint, service);
  return app;
}

function admit(request: FastifyRequest, service: Service, { token, host }: ServeOptions): void {
  if (token !== undefined) checkToken(request, token);
  else if (isLoopback(host)) checkHost(request);
  if (request.headers['content-encoding'] !== undefined) {
    throw new HttpError(415, {
      code: 'packed-body',
      message: `the body is packed (${request.headers['content-encoding']})`,
      hint: 'send it unpacked',
    });
  }
  if (service.phase !== 'draining') return;
  throw new HttpError(503, {
    code: 'draining',
    message: 'this server is shutting down and takes no new requests',
    hint: 'send it again in a moment, to the server that takes its place',
    retryAfter: 1,
  });
}

function route(app: FastifyInstance, endpoint: Endpoint, service: Service): void {
  app.route({
    method: endpoint.method,
    url: endpoint.path,
    async handler(request, reply) {
      if (service.phase === 'draining') void reply.header('connection', 'close');
      const errand = startErrand(deadlineOf(request, service.bounds.deadlineSeconds));
      reply.raw.once('close', () => {
        if (!reply.raw.writableFinished) errand.clientGone();
        errand.end();
      });
      return answered(await endpoint.handle(request, reply, errand), reply);
    },
  });
}

/** Readable streams and text go out as they are; everything else as JSON, also what fastify would not take for it. */
function answered(value: unknown, reply: FastifyReply): unknown {
  if (value instanceof Readable || typeof value === 'string') return value;
  if (!reply.hasHeader('content-type')) void reply.type('application/json');
  return JSON.stringify(value);
}

/** @throws HttpError when `?deadline_s` is no number of seconds */
function deadlineOf(request: FastifyRequest, most: number): number {
  const { deadline_s: asked } = queryOf(request);
  if (asked === undefined) return most;
  const seconds = Number(asked);
  if (seconds > 0) return Math.min(seconds, most);
  throw unusable(`deadline_s is ${asked}`, 'give a number of seconds above 0');
}
