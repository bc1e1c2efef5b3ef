import { readFileSync } from 'node:fs';
import { version } from '../../version.js';
import type { Endpoint } from './endpoint.js';

const problem = {
  type: 'object',
  properties: {
    code: { type: 'string' },
    message: { type: 'string' },
    hint: { type: 'string', description: 'what to do' },
  },
};

/** GET /openapi.json, made from the endpoints themselves. */
export const openapi = (listed: readonly Endpoint[]): Endpoint => {
  const document = openapiDocument(listed);
  return {
    method: 'GET',
    path: '/openapi.json',
    summary: 'this description, as OpenAPI 3.1',
    answer: { description: 'the document' },
    handle: () => document,
  };
};

/** GET /docs: a page that reads the document and needs nothing else, no network either. */
export const docs = (): Endpoint => {
  const page = readFileSync(new URL('./page.html', import.meta.url), 'utf8');
  return {
    method: 'GET',
    path: '/docs',
    summary: 'this description, as a page to read and to try',
    answer: { description: 'the page', type: 'text/html' },
    handle(_request, reply) {
      void reply.type('text/html; charset=utf-8');
      return page;
    },
  };
};

function openapiDocument(listed: readonly Endpoint[]): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'rlvr serve',
      version,
      description:
        'Judges completions. A reward of null says that the judge failed: mask that row, do not train on it.',
    },
    security: [{ bearer: [] }, { basic: [] }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        basic: { type: 'http', scheme: 'basic' },
      },
      schemas: { Problem: problem },
    },
    paths: Object.fromEntries(
      listed.map((one) => [one.path, { [one.method.toLowerCase()]: operation(one) }]),
    ),
  };
}

function operation({ summary, description, query, body, answer, open }: Endpoint): object {
  return {
    summary,
    ...(description === undefined ? {} : { description }),
    ...(open ? { security: [] } : {}),
    parameters: Object.entries(query ?? {}).map(([name, one]) => ({
      name,
      in: 'query',
      description: one.description,
      schema: one.schema,
    })),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: body.schema, example: body.example },
              ...(body.lines ? { 'application/x-ndjson': { schema: { type: 'string' } } } : {}),
            },
          },
        }),
    responses: {
      200: {
        description: answer.description,
        content: {
          [answer.type ?? 'application/json']:
            answer.example === undefined ? {} : { example: answer.example },
        },
      },
      default: {
        description: 'what was wrong and what to do',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
  };
}
