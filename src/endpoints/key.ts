import { exitCode, Failure } from '../failure.js';
import type { EndpointSettings } from './settings.js';
import type { Key } from './transport/connection.js';

/** @throws Failure when the variable is not set, or what it holds cannot be sent in a header. */
export function readKey({ api_key_env, api_key_header }: EndpointSettings): Key | undefined {
  if (api_key_env === undefined) return undefined;
  const secret = process.env[api_key_env]?.trim();
  if (!secret) {
    const message = `the environment variable ${api_key_env} is not set`;
    const remedy = `export ${api_key_env}=… (the key), or correct api_key_env`;
    throw new Failure(exitCode.missing, { message, remedy });
  }
  if (!/^[\x21-\x7e]+$/.test(secret)) {
    const message = `what the environment variable ${api_key_env} holds is no key: it has spaces or characters beyond ASCII`;
    throw new Failure(exitCode.usage, { message, remedy: 'set it to the key alone' });
  }
  return { header: api_key_header.toLowerCase(), secret };
}
