/** A real browser for the tests: Debian's chromium, which scripts/system-deps.sh installs. */
import { existsSync } from 'node:fs';
import puppeteer, { type Browser, type Page } from 'puppeteer-core';
import { describe, test } from 'vitest';

const required = (process.env.RLVR_REQUIRE ?? '').split(',').includes('chromium');
const places = [
  process.env.RLVR_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];
const executablePath = places.find((place) => place !== undefined && place !== '' && existsSync(place));

/** Runs a suite in Chromium; without it skips with the reason, or fails where it is required. */
export function describeChromium(suite: () => void): void {
  if (executablePath !== undefined) {
    describe('Chromium', suite);
    return;
  }
  const why = 'there is no chromium: scripts/system-deps.sh installs it, or name one in RLVR_CHROMIUM';
  describe(`Chromium (skipped: ${why})`, () => {
    if (!required) return test.skip(why, () => undefined);
    test('Chromium is required here', () => {
      throw new Error(why);
    });
  });
}

export function launchChromium(): Promise<Browser> {
  // The tests may run as root, in a container, and on a machine without a GPU.
  const args = ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage', '--hide-scrollbars'];
  return puppeteer.launch({ executablePath: executablePath as string, args });
}

export interface Look {
  readonly width: number;
  readonly scheme: 'light' | 'dark';
}

export interface OpenPage {
  readonly page: Page;
  /** What a report must never do: messages in the console, errors, requests beyond its own file. */
  readonly complaints: string[];
}

export async function openPage(browser: Browser, file: string, look: Look, hash = ''): Promise<OpenPage> {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => complaints.push(`console ${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => complaints.push(`error: ${String(error)}`));
  page.on('request', (request) => {
    if (!request.url().startsWith('data:') && !request.isNavigationRequest())
      complaints.push(`request: ${request.url()}`);
  });
  await page.setViewport({ width: look.width, height: 900 });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: look.scheme }]);
  await page.goto(`file://${file}${hash}`);
  return { page, complaints };
}
