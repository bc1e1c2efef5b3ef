import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

// The tests run the compiled program: what is tested is what ships, workers included.
export default defineConfig({
  test: {
    include: ['dist/**/*.test.js'],
    exclude: ['node_modules/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // What an earlier run remembered may not answer for this one.
    env: { XDG_CACHE_HOME: mkdtempSync(join(tmpdir(), 'rlvr-tests-cache-')) },
    maxWorkers: 2,
  },
});
