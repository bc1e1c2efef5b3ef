/**
 * The sandboxes floor: runs untrusted programs under limits and says how they ended.
 * It must never judge an output and never import from a floor above.
 */
export { languageNames, languages } from './languages.js';
export { backends, openSandbox } from './registry.js';
export type { Availability, Backend, Ending, Language, Limits, Program, Run, Sandbox } from './sandbox.js';
export { SandboxUnavailable } from './sandbox-unavailable.js';
