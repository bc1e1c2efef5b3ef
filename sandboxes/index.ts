/**
 * The sandboxes floor: runs untrusted programs under limits and says how they ended.
 * It must never judge an output and never import from a floor above.
 */
export { buildImage, type ImageSource } from './docker/image/build.js';
export { wrongPackages } from './docker/image/image.js';
export { type Language, languageNames, languages } from './languages.js';
export { backends, openSandbox } from './registry.js';
export type { Availability, Backend, Ending, Limits, Program, Run, Sandbox } from './sandbox.js';
export { SandboxUnavailable } from './sandbox-unavailable.js';
