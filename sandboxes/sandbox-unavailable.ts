/** No sandbox can be had. `remedy` is the command that mends it. */
export class SandboxUnavailable extends Error {
  readonly code = 'sandbox-unavailable';
  readonly remedy: string;
  constructor(message: string, remedy: string) {
    super(message);
    this.name = 'SandboxUnavailable';
    this.remedy = remedy;
  }
}
