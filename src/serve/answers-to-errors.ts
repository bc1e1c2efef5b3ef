/** Every error as JSON with code, message and hint. A bug of ours is told on stderr whole, and to the client without its insides. */
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify';
import { lineTypes } from './bodies.js';
import type { Endpoint } from './endpoints/endpoint.js';
import { HttpError } from './http-error.js';

export function answerErrors(
  app: FastifyInstance,
  endpoints: readonly Endpoint[],
  told: (line: string) => void,
): void {
  app.setErrorHandler((error: FastifyError | HttpError, request, reply) => {
    const known = error instanceof HttpError ? error : fromFastify(error);
    if (known !== undefined) return answer(reply, known);
    told(`a bug of ours in ${request.method} ${request.url}:\n${error.stack ?? error.message}`);
    const hint = 'please report it; the server has told more on its stderr';
    return answer(
      reply,
      new HttpError(500, { code: 'bug', message: `a bug of ours: ${error.message}`, hint }),
    );
  });
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.replace(/\?.*$/s, '');
    const there = endpoints.find((one) => one.path === path);
    if (there !== undefined) {
      void reply.header('allow', there.method);
      const message = `${path} takes ${there.method}, not ${request.method}`;
      return answer(
        reply,
        new HttpError(405, { code: 'wrong-method', message, hint: 'GET /docs shows how to ask' }),
      );
    }
    const paths = endpoints.map((one) => one.path).join(' ');
    return answer(
      reply,
      new HttpError(404, {
        code: 'no-such-address',
        message: `there is no ${path}`,
        hint: `there are ${paths}`,
      }),
    );
  });
}

function answer(reply: FastifyReply, { status, code, message, hint, retryAfter }: HttpError): FastifyReply {
  if (retryAfter !== undefined) void reply.header('retry-after', String(retryAfter));
  if (status === 401) void reply.header('www-authenticate', 'Basic realm="rlvr", charset="UTF-8"');
  return reply.code(status).type('application/json').send({ code, message, hint });
}

/** The errors that reading a request makes. */
function fromFastify(error: FastifyError): HttpError | undefined {
  switch (error.code) {
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return new HttpError(413, {
        code: 'body-too-large',
        message: 'the body is larger than this server takes',
        hint: 'send less at once, or lines with content-type: application/x-ndjson; --max-body-mb is the bound',
      });
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
    case 'FST_ERR_CTP_EMPTY_TYPE':
      return new HttpError(415, {
        code: 'wrong-content-type',
        message: 'the content type is not one that this server reads',
        hint: `send content-type: application/json, or ${lineTypes[0]} for lines`,
      });
    default: {
      const { statusCode = 500, message } = error;
      if (statusCode >= 500) return undefined;
      return new HttpError(statusCode, { code: 'bad-request', message, hint: 'GET /docs shows how to ask' });
    }
  }
}
