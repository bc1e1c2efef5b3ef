/** A GPU in software, SwiftShader: Debian's chromium-common carries it, scripts/system-deps.sh takes it from there. */
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';

const required = (process.env.RLVR_REQUIRE ?? '').split(',').includes('software-vulkan');
const cache = process.env.RLVR_SWIFTSHADER || join(homedir(), '.cache/rlvr/swiftshader');
const icd = [cache, '/usr/lib/chromium']
  .map((folder) => join(folder, 'vk_swiftshader_icd.json'))
  .find(existsSync);

/** Runs a suite with SwiftShader as the only Vulkan driver; without it skips with the reason, or fails where it is required. */
export function describeSoftwareVulkan(suite: () => void): void {
  if (icd !== undefined) {
    // The loader reads both: the first is its newer name.
    process.env.VK_DRIVER_FILES = icd;
    process.env.VK_ICD_FILENAMES = icd;
    describe('SwiftShader', suite);
    return;
  }
  const why = `there is no SwiftShader in ${cache} or /usr/lib/chromium: scripts/system-deps.sh installs it`;
  describe(`SwiftShader (skipped: ${why})`, () => {
    if (!required) return test.skip(why, () => undefined);
    test('SwiftShader is required here', () => {
      throw new Error(why);
    });
  });
}
