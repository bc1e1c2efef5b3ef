/** Who may ask: the token, and the names under which a server without one may be called. */
import { createHash, timingSafeEqual } from 'node:crypto';
import { isIP } from 'node:net';
import type { FastifyRequest } from 'fastify';
import { HttpError } from './http-error.js';

/** Whether an address can be reached from this machine alone. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** @throws HttpError 401 unless the request shows the token: as a bearer, or as the password of basic authentication. */
export function checkToken(request: FastifyRequest, token: string): void {
  const shown = shownBy(request.headers.authorization);
  if (shown !== undefined && isSame(shown, token)) return;
  throw new HttpError(401, {
    code: shown === undefined ? 'no-token' : 'wrong-token',
    message: shown === undefined ? 'the request shows no token' : 'the token is not the right one',
    hint: 'send `authorization: Bearer TOKEN`; where only an address can be set, http://rlvr:TOKEN@host:port/…',
  });
}

/**
 * A page of a web site could name an address of its own that leads here. A server that everyone on this machine may use answers only to
 * the machine's own names. @throws HttpError 403
 */
export function checkHost(request: FastifyRequest): void {
  const name = (request.headers.host ?? 'localhost').replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
  if (name === 'localhost' || name.endsWith('.localhost') || isIP(name) > 0) return;
  throw new HttpError(403, {
    code: 'foreign-host',
    message: `this server has no token and does not answer as ${name}`,
    hint: 'call it by its IP address or as localhost, or start it with a token',
  });
}

function shownBy(authorization: string | undefined): string | undefined {
  const [, scheme, value] = /^(bearer|basic)\s+(.+)$/i.exec(authorization ?? '') ?? [];
  if (scheme === undefined || value === undefined) return undefined;
  if (scheme.toLowerCase() === 'bearer') return value.trim();
  const pair = Buffer.from(value, 'base64').toString();
  return pair.slice(pair.indexOf(':') + 1);
}

/** In the same time for every text, whatever its length. */
function isSame(shown: string, token: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(shown), hash(token));
}
