import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Errand } from '../work/errand.js';

/** One address of the server. The list of them makes the routes and the OpenAPI document, so that neither can lie. */
export interface Endpoint {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** One line for the list. */
  readonly summary: string;
  readonly description?: string;
  /** Answers without a token, and while the server drains. */
  readonly open?: true;
  readonly query?: Readonly<Record<string, { readonly schema: object; readonly description: string }>>;
  readonly body?: { readonly schema: object; readonly example: unknown; readonly lines?: true };
  readonly answer: { readonly description: string; readonly example?: unknown; readonly type?: string };
  /** The answer's body. @throws HttpError */
  handle(request: FastifyRequest, reply: FastifyReply, errand: Errand): unknown;
}

/** What the query says, which is text or, where a name comes twice, a list. */
export function queryOf(request: FastifyRequest): Readonly<Record<string, string | string[] | undefined>> {
  return request.query as Record<string, string | string[] | undefined>;
}

/** Whether a switch of the query is on: `?echo`, `?echo=1`, `?echo=true`. */
export function isOn(value: string | string[] | undefined): boolean {
  return value !== undefined && !['0', 'false', 'no'].includes(String(value));
}
