/**
 * Asks model servers that may fail: several endpoints, each with its bound of requests at once, retries, waits, and servers that
 * die and come back. It knows nothing of what is asked. It must never take a server's trouble for the request's, nor write a key anywhere.
 */
export type { Endpoint } from './endpoint.js';
export { type Fleet, makeFleet } from './fleet.js';
export { type Identity, openaiIdentity } from './identity.js';
export { askModelName } from './model-name.js';
export { openEndpoints } from './open-endpoints.js';
export { persist } from './persist.js';
export type { Reading, Request } from './request.js';
export { type EndpointSettings, endpointFields } from './settings.js';
export type { Words } from './words.js';
