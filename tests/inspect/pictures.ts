/** Screenshots as a few hundred shades of grey: enough to see a part that moved or vanished, too few to see another machine's fonts. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser } from 'puppeteer-core';

const columns = 16;
const rows = 12;
// Saved beside the sources; the tests run from a copy of them in dist/.
const file = join(process.cwd(), 'tests/inspect/pictures.json');

export async function coarsePicture(browser: Browser, png: string): Promise<number[]> {
  const page = await browser.newPage();
  const grey = await page.evaluate(`(async () => {
    const image = new Image();
    image.src = 'data:image/png;base64,${png}';
    await image.decode();
    const canvas = new OffscreenCanvas(image.width, image.height);
    const context = canvas.getContext('2d');
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, image.width, image.height);
    const sums = new Array(${columns * rows}).fill(0);
    const counts = new Array(${columns * rows}).fill(0);
    for (let at = 0; at < data.length; at += 4) {
      const x = (at / 4) % image.width;
      const y = Math.floor(at / 4 / image.width);
      const cell = Math.floor((y / image.height) * ${rows}) * ${columns} + Math.floor((x / image.width) * ${columns});
      sums[cell] += 0.299 * data[at] + 0.587 * data[at + 1] + 0.114 * data[at + 2];
      counts[cell]++;
    }
    return sums.map((sum, at) => Math.round(sum / counts[at]));
  })()`);
  await page.close();
  return grey as number[];
}

/** The mean difference of two pictures' cells, from 0 to 255; infinite where they are not of one size. */
export function difference(left: readonly number[], right: readonly number[]): number {
  if (left.length !== right.length) return Number.POSITIVE_INFINITY;
  return left.reduce((sum, grey, at) => sum + Math.abs(grey - (right[at] as number)), 0) / left.length;
}

export async function savedPictures(): Promise<Record<string, number[]>> {
  return JSON.parse(await readFile(file, 'utf8').catch(() => '{}'));
}

export async function savePictures(name: string, picture: readonly number[]): Promise<void> {
  const all = { ...(await savedPictures()), [name]: picture };
  const lines = Object.keys(all)
    .sort()
    .map((key) => `  ${JSON.stringify(key)}: ${JSON.stringify(all[key])}`);
  await writeFile(file, `{\n${lines.join(',\n')}\n}\n`);
}
