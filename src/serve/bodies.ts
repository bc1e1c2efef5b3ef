/** How bodies are read: JSON whole, lines as a stream. What is no UTF-8 is refused, because mending it would change completions. */
import { isUtf8 } from 'node:buffer';
import type { FastifyInstance } from 'fastify';
import { parseExactJson } from '#datasets/exact-json.js';
import { HttpError } from './http-error.js';

export const lineTypes = [
  'application/x-ndjson',
  'application/ndjson',
  'application/jsonl',
  'application/x-jsonlines',
];

export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      done(null, parsed(body as Buffer));
    } catch (error) {
      done(error as Error);
    }
  });
  // A stream has no bound as a whole; each of its lines has.
  app.addContentTypeParser(lineTypes, (_request, payload, done) => done(null, payload));
}

function parsed(body: Buffer): unknown {
  if (body.length === 0)
    throw badBody('the body is empty', 'send JSON; GET /docs shows an example for each address');
  if (!isUtf8(body)) throw badBody('the body is not UTF-8', 'encode the text as UTF-8 before it is sent');
  try {
    return parseExactJson(body.toString()).value;
  } catch (cause) {
    throw badBody(
      `the body is not JSON: ${(cause as Error).message}`,
      'send one JSON value; several lines of JSON need content-type: application/x-ndjson',
    );
  }
}

function badBody(message: string, hint: string): HttpError {
  return new HttpError(400, { code: 'bad-body', message, hint });
}
