/** One server's pool of kept connections, every request under three deadlines and a bound on the answer. */
import { Pool } from 'undici';
import type { EndpointSettings } from '../settings.js';
import type { Attempt } from './attempt.js';
import { readError } from './read-error.js';
import { type Response, readResponse } from './read-response.js';

export interface Connection {
  post(path: string, body: unknown): Promise<Attempt>;
  get(path: string): Promise<Attempt>;
  close(): Promise<void>;
}

export interface Key {
  readonly header: string;
  readonly secret: string;
}

export function openConnection(base: URL, settings: EndpointSettings, key: Key | undefined): Connection {
  const { concurrency, connect_s, timeout_s, first_byte_s = timeout_s, answer_mb } = settings;
  const pool = new Pool(base.origin, {
    // One more than the requests at once, so that a check never waits behind them.
    connections: concurrency + 1,
    pipelining: 1,
    connect: { timeout: connect_s * 1000 },
    headersTimeout: first_byte_s * 1000,
    bodyTimeout: timeout_s * 1000,
    maxResponseSize: Math.round(answer_mb * 1024 * 1024),
  });
  const headers: Record<string, string> = { 'content-type': 'application/json', accept: 'application/json' };
  if (key) headers[key.header] = key.header === 'authorization' ? `Bearer ${key.secret}` : key.secret;

  async function send(method: 'GET' | 'POST', path: string, body?: string): Promise<Attempt> {
    const response = await receive(method, path, body).catch((error: unknown) => readError(error, settings));
    return 'ended' in response ? response : readResponse(response, Date.now(), key?.secret);
  }

  async function receive(method: 'GET' | 'POST', path: string, body?: string): Promise<Response> {
    const {
      statusCode,
      headers: said,
      body: stream,
    } = await pool.request({
      method,
      path: joined(base, path),
      headers,
      body: body ?? null,
      signal: AbortSignal.timeout(timeout_s * 1000),
    });
    const text = await stream.text();
    return {
      status: statusCode,
      retryAfter: one(said['retry-after']),
      location: one(said.location),
      body: text,
    };
  }

  return {
    post: (path, body) => send('POST', path, JSON.stringify(body)),
    get: (path) => send('GET', path),
    close: async () => {
      if (!pool.destroyed) await pool.destroy();
    },
  };
}

/** The path under the base address; `/v1` is not doubled when the address already ends with it, as OpenAI's clients take it. */
function joined({ pathname, search }: URL, path: string): string {
  const stem = pathname.replace(/\/+$/, '');
  return `${stem.endsWith('/v1') && path.startsWith('/v1/') ? stem.slice(0, -3) : stem}${path}${search}`;
}

function one(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header;
}
