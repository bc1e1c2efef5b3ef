import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach } from 'vitest';
import { type Opened, openHttp } from './opened.js';
import { type ServerOptions, startServer, type TestServer } from './server/start.js';

export interface Lent {
  server(options?: ServerOptions): Promise<TestServer>;
  open(settings: Record<string, unknown>): Promise<Opened>;
  folder(): string;
  /** Done after the test, the last first. */
  afterwards(cleanup: () => unknown): void;
}

/** Servers, scorers and folders for the tests of a file; each is taken back when its test ends. */
export function lend(): Lent {
  const cleanups: (() => unknown)[] = [];
  const afterwards = (cleanup: () => unknown) => void cleanups.push(cleanup);
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  });
  return {
    afterwards,
    async server(options = {}) {
      const started = await startServer(options);
      afterwards(() => started.stop());
      return started;
    },
    async open(settings) {
      const opened = await openHttp(settings);
      afterwards(() => opened.scorer.close());
      return opened;
    },
    folder() {
      const made = mkdtempSync(join(tmpdir(), 'rlvr-scorers-'));
      afterwards(() => rmSync(made, { recursive: true }));
      return made;
    },
  };
}
