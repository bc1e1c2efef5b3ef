import type { Attempt } from './attempt.js';
import { retryAfterMs } from './retry-after.js';
import { isQuotaSpent, serverMessage } from './server-message.js';

export interface Response {
  readonly status: number;
  readonly retryAfter?: string | undefined;
  readonly location?: string | undefined;
  readonly body: string;
}

/** What a whole response means. `secret` is kept out of every message. */
export function readResponse(response: Response, now: number, secret: string | undefined): Attempt {
  const { status, body } = response;
  if (status >= 200 && status < 300) return readJson(body);
  const said = serverMessage(body, secret);
  const why = `status ${status}${said === '' ? '' : `: ${said}`}`;
  const waitMs = retryAfterMs(response.retryAfter, now);
  if (status === 429 && isQuotaSpent(body))
    return { ended: 'mistake', why, remedy: 'the account is spent: raise its limit, or name another key' };
  if (status === 429 || (status === 503 && waitMs !== undefined))
    return { ended: 'busy', why, ...(waitMs !== undefined && { waitMs }) };
  if (status === 503) return { ended: 'down', why };
  // 424 is how Text Embeddings Inference says that the model failed on this request.
  if (status >= 500 || [408, 409, 424, 425].includes(status)) return { ended: 'failed', why, status };
  if ([400, 413, 422].includes(status)) return { ended: 'refused', why, status };
  if (status >= 300 && status < 400)
    return { ended: 'mistake', why: `${why} (to ${response.location ?? 'nowhere'})`, remedy: remedies[301] };
  return { ended: 'mistake', why, remedy: (remedies as Record<number, string>)[status] ?? remedies[400] };
}

const remedies = {
  301: 'name the address that it redirects to in urls',
  400: 'check the settings against the documentation of the server',
  401: 'name the environment variable with a valid key as api_key_env',
  403: 'name the environment variable with a key that may use this model as api_key_env',
  404: 'check urls, model and protocol: this server does not know the path or the model',
  405: 'check urls and protocol: this server does not take such requests at that path',
};

function readJson(body: string): Attempt {
  try {
    return { ended: 'answered', answer: JSON.parse(body) };
  } catch (error) {
    return { ended: 'unreadable', why: `the answer is not JSON: ${(error as Error).message.slice(0, 120)}` };
  }
}
