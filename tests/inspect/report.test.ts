import { copyFile, mkdir, mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'puppeteer-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Ended, jsonLines, runRlvr } from '../cli/run-rlvr.js';
import { describeChromium, type Look, launchChromium, openPage } from './chromium.js';
import { coarsePicture, difference, savedPictures, savePictures } from './pictures.js';
import { hostile, jsonl, suspected } from './rows.js';

const folder = await mkdtemp(join(tmpdir(), 'rlvr-inspect-'));
const demo = join(folder, 'demo/report.html');
const looks: readonly Look[] = [390, 1440].flatMap((width) =>
  (['light', 'dark'] as const).map((scheme) => ({ width, scheme })),
);

async function rlvr(...args: string[]): Promise<Ended> {
  const ended = await runRlvr(args);
  expect(ended.stderr).not.toContain('bug of ours');
  expect(ended.code).toBe(0);
  return ended;
}

beforeAll(async () => {
  await rlvr('build-dataset', 'datasets/recipes/demo.yaml', '--out', folder);
  await rlvr('inspect', join(folder, 'demo'), '--per-group', '5');
}, 180_000);

test('the same run and seed give the same bytes; another seed draws other rows', async () => {
  const again = join(folder, 'again.html');
  await rlvr('inspect', join(folder, 'demo'), '--per-group', '5', '--output', again);
  expect(await readFile(again)).toEqual(await readFile(demo));
  await rlvr('inspect', join(folder, 'demo'), '--per-group', '5', '--seed', '1', '--output', again);
  expect(await readFile(again)).not.toEqual(await readFile(demo));
});

test('the page names nothing beyond itself and lets nothing but its own script run', async () => {
  const page = await readFile(demo, 'utf8');
  expect(page).not.toMatch(/(?:src|href)="(?!#|data:)/);
  expect(page).toMatch(
    /http-equiv="Content-Security-Policy" content="default-src &#39;none&#39;; script-src &#39;sha256-/,
  );
  expect((await stat(demo)).size).toBeLessThan(2_000_000);
});

test('what decontaminate dropped stands beside the evaluation item, both texts whole', async () => {
  const stage = join(folder, 'demo/stages/05-decontaminate');
  const pairs = jsonLines(await readFile(join(stage, 'contaminated-pairs.jsonl'), 'utf8'));
  const dropped = jsonLines(await readFile(join(stage, 'dropped.jsonl'), 'utf8'));
  expect(pairs.map(({ item }) => item)).toEqual(dropped.map(({ partner }) => partner));
  for (const { prompt, item_prompt: itemPrompt } of pairs) {
    expect(String(prompt).length).toBeGreaterThan(20);
    expect(String(itemPrompt).length).toBeGreaterThan(20);
  }
});

test('what is missing from a run is said', async () => {
  const run = join(folder, 'bare');
  await mkdir(run);
  await copyFile(join(folder, 'demo/manifest.json'), join(run, 'manifest.json'));
  await rlvr('inspect', run);
  expect(await readFile(join(run, 'report.html'), 'utf8')).toContain('Not shown: the kept rows');
});

describeChromium(() => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  describe.each(looks)('at $width px, $scheme', (look) => {
    let page: Page;
    let complaints: string[];
    beforeAll(async () => {
      ({ page, complaints } = await openPage(browser, demo, look));
    });
    afterAll(() => page.close());

    test('no console message, no error, no request; nothing is wider than the window', async () => {
      expect(complaints).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(look.width);
      const cut = `[...document.querySelectorAll('.funnel .chip')].filter((chip) => chip.getBoundingClientRect().right > innerWidth).length`;
      expect(await page.evaluate(cut)).toBe(0);
    });

    test('axe finds no violation of levels A and AA', async () => {
      await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
      await page.evaluate(axe.source);
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
      const found = (await page.evaluate(
        `axe.run({ runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes[0].html))`,
      )) as string[];
      expect(found).toEqual([]);
    });

    test('it looks as it did', async () => {
      const { page: fresh } = await openPage(browser, demo, look);
      const picture = await coarsePicture(
        browser,
        (await fresh.screenshot({ encoding: 'base64' })) as string,
      );
      await fresh.close();
      const name = `${look.width}-${look.scheme}`;
      if (process.env.RLVR_SAVE_PICTURES) await savePictures(name, picture);
      // Fonts differ between machines; a part that moved, vanished or lost its colour differs far more.
      expect(difference(picture, (await savedPictures())[name] ?? [])).toBeLessThan(9);
    });
  });

  test('every section stands in order, and every link of the page leads somewhere', async () => {
    const { page } = await openPage(browser, demo, { width: 1440, scheme: 'light' });
    const tops = (await page.evaluate(
      "[...document.querySelectorAll('main > section')].map((one) => [one.id, Math.round(one.getBoundingClientRect().top)])",
    )) as [string, number][];
    expect(tops.map(([id]) => id)).toEqual([
      'funnel',
      'distributions',
      'duplicates',
      'contamination',
      'rows',
    ]);
    expect(tops.map(([, top]) => top)).toEqual(tops.map(([, top]) => top).toSorted((a, b) => a - b));
    const dead = await page.evaluate(
      "[...document.querySelectorAll('a[href]')].filter((one) => !document.querySelector(one.getAttribute('href'))).length",
    );
    expect(dead).toBe(0);
    await page.close();
  });

  test('search, filters, keys and the address', async () => {
    const { page, complaints } = await openPage(browser, demo, { width: 1440, scheme: 'light' });
    const count = () => page.$eval('#count', (one) => one.textContent ?? '');
    const all = await count();
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('search');
    await page.keyboard.type('bakery fills');
    await page.waitForFunction(`document.getElementById('count').textContent !== ${JSON.stringify(all)}`);
    expect(
      await page.$$eval('#list article', (rows) =>
        rows.every((row) => /bakery/i.test(row.textContent ?? '')),
      ),
    ).toBe(true);
    expect(page.url()).toContain('#rows?search=bakery+fills');

    await page.keyboard.press('Escape');
    expect(await count()).toBe(all);
    await page.select('#facet-stage', 'filter');
    await page.waitForFunction(
      "document.querySelectorAll('#list article').length > 0 && location.hash.includes('stage=filter')",
    );
    expect(
      await page.$$eval('#list .badge.dropped', (badges) =>
        badges.every((one) => one.textContent?.startsWith('dropped by filter')),
      ),
    ).toBe(true);
    await page.select('#facet-stage', '');

    await page.click('a[data-code="near-duplicate-of"]');
    expect(await count()).toMatch(/^4 of/);
    expect(await page.$eval('#facet-code', (one) => (one as unknown as { value: string }).value)).toBe(
      'near-duplicate-of',
    );
    const kept = page.url();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    const focused = "[...document.querySelectorAll('#list article')].indexOf(document.activeElement)";
    expect(await page.evaluate(focused)).toBe(1);
    await page.keyboard.press('k');
    expect(await page.evaluate(focused)).toBe(0);
    await page.keyboard.press('o');
    expect(await page.evaluate("document.activeElement.querySelectorAll('details:not([open])').length")).toBe(
      0,
    );

    await page.goto('about:blank');
    await page.goto(kept);
    expect(await count()).toMatch(/^4 of/);
    await page.keyboard.press('Escape');
    await page.$eval('#search', (one) => (one as unknown as { focus(): void }).focus());
    await page.keyboard.type('no row holds these words');
    await page.waitForFunction("document.getElementById('count').textContent.startsWith('No row')");
    expect(complaints).toEqual([]);
    await page.close();
  });

  test('more rows come by a click and keep the place; the button turns the colours; print shows every match', async () => {
    const { page } = await openPage(browser, demo, { width: 1440, scheme: 'light' });
    const rows = () => page.$$eval('#list article', (all) => all.length);
    expect(await rows()).toBe(20);
    await page.$eval('#more', (one) => (one as unknown as { click(): void }).click());
    expect(await rows()).toBe(40);
    const paper = 'getComputedStyle(document.body).backgroundColor';
    const light = await page.evaluate(paper);
    await page.click('#theme');
    expect(await page.evaluate(paper)).not.toBe(light);
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await page.evaluate("document.getElementById('more').hidden")).toBe(true);
    await page.emulateMediaType('print');
    expect(await page.evaluate("getComputedStyle(document.querySelector('nav')).display")).toBe('none');
    await page.close();
  });

  test('rows that attack the page are text: nothing runs, nothing is asked for, what is cut is said', async () => {
    const file = join(folder, 'hostile.jsonl');
    await writeFile(file, `${jsonl(hostile)}not json\n{"long":"${'z'.repeat(17 * 2 ** 20)}"}\n{"cut": "`);
    await rlvr('inspect', file);
    const { page, complaints } = await openPage(browser, `${file}.html`, { width: 390, scheme: 'dark' });
    await page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })");
    expect(complaints).toEqual([]);
    expect(await page.evaluate('window.pwned')).toBeUndefined();
    expect(await page.$$eval('#list article', (all) => all.length)).toBe(hostile.length + 3);
    expect(
      await page.evaluate(
        "document.querySelectorAll('img, iframe, svg script, #list a, #list [style]').length",
      ),
    ).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const text = (await page.evaluate('document.body.innerText')) as string;
    for (const shown of [
      '⟨U+202E⟩',
      'a⟨U+0000⟩b',
      '\\href{javascript:',
      '</script><script>',
      '[cut: the first 4,000 of',
      'row-too-long',
      'truncated-row',
    ]) {
      expect(text).toContain(shown);
    }
    await page.close();
  });

  test('suspected golds, verdicts and reasons of judged rows', async () => {
    const rows = join(folder, 'rolled.jsonl');
    const recipe = join(folder, 'suspects.yaml');
    await writeFile(rows, jsonl([suspected]));
    await writeFile(recipe, 'name: suspects\nsources:\n  - files: rolled.jsonl\nexports:\n  - to: rlvr\n');
    await rlvr('build-dataset', recipe, '--out', folder);
    await rlvr('inspect', join(folder, 'suspects'));
    const { page, complaints } = await openPage(browser, join(folder, 'suspects/report.html'), {
      width: 1440,
      scheme: 'light',
    });
    const suspects = await page.$eval('#suspects', (one) => one.textContent ?? '');
    expect(suspects).toMatch(/Completions say\s*13/);
    expect(suspects).toContain('4 of 5');
    const outcomes = await page.$eval('#distributions', (one) => one.textContent ?? '');
    expect(outcomes).toContain('Outcomes of completions');
    expect(await page.$$eval('#list summary', (all) => all.map((one) => one.textContent))).toContainEqual(
      expect.stringMatching(/^Completion 1: incorrect, reward 0/),
    );
    expect(complaints).toEqual([]);
    await page.close();
  });
});
