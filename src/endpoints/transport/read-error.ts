import type { EndpointSettings } from '../settings.js';
import type { Attempt } from './attempt.js';

/** Node's and undici's codes for a server that was never reached. */
const unreached = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** OpenSSL's reasons for not trusting a certificate, and Node's for a name that does not fit it. */
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS_|ERR_SSL_WRONG_VERSION|EPROTO/;

/** What an exception of the HTTP client means. @throws the exception itself when it tells of a bug and not of the network. */
export function readError(error: unknown, settings: EndpointSettings): Attempt {
  const { timeout_s, first_byte_s = timeout_s, connect_s, answer_mb } = settings;
  const { code, name } = coded(error);
  if (isBug(error, code)) throw error;
  if (code === 'UND_ERR_CONNECT_TIMEOUT')
    return { ended: 'down', why: `no connection within ${connect_s} s (connect_s)` };
  if (unreached.has(code)) return { ended: 'down', why: `no connection (${code})` };
  if (name === 'TimeoutError' || code === 'UND_ERR_BODY_TIMEOUT')
    return { ended: 'failed', why: `no whole answer within ${timeout_s} s (timeout_s)` };
  if (code === 'UND_ERR_HEADERS_TIMEOUT')
    return { ended: 'failed', why: `no first byte within ${first_byte_s} s (first_byte_s)` };
  if (code === 'UND_ERR_RES_EXCEEDED_MAX_SIZE')
    return { ended: 'unreadable', why: `the answer is larger than ${answer_mb} MiB (answer_mb)` };
  if (untrusted.test(code)) {
    const remedy =
      'check http or https in urls; for a certificate of your own set NODE_EXTRA_CA_CERTS to its file';
    return { ended: 'mistake', why: `no trusted connection (${code})`, remedy };
  }
  return { ended: 'failed', why: `the connection broke (${code || name})` };
}

function coded(error: unknown): { readonly code: string; readonly name: string } {
  if (!(error instanceof Error)) return { code: '', name: '' };
  const code = (error as NodeJS.ErrnoException).code;
  return { code: typeof code === 'string' ? code : '', name: error.name };
}

/** The client's network errors are classes of its own or carry a code; what JavaScript itself throws does neither. */
function isBug(error: unknown, code: string): boolean {
  if (code === 'UND_ERR_INVALID_ARG' || !(error instanceof Error)) return true;
  return (
    code === '' && [TypeError, RangeError, ReferenceError, SyntaxError].some((kind) => error instanceof kind)
  );
}
