/**
 * The report of `rlvr inspect`: time and memory to write it at growing numbers of rows, beside readline + JSON.parse of the same file, and
 * how soon the report of a run opens in Chromium.
 * `node dist/bench/inspect/run.js [rows,rows,…] [rows of the run]`; the browser is RLVR_CHROMIUM or /usr/bin/chromium.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  createReadStream,
  createWriteStream,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';
import { generateProblems } from '#datasets/generate-problems.js';

const sizes = (process.argv[2] ?? '10000,100000,1000000').split(',').map(Number);
const runRows = Number(process.argv[3] ?? 50_000);
const main = fileURLToPath(new URL('../../src/cli/main.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'rlvr-inspect-bench-'));

/** Runs a program to its end; its wall-clock seconds and the most memory it held, from Linux's own count. */
async function measured(args: readonly string[]): Promise<{ seconds: number; peakMb: number }> {
  const started = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  let peakMb = 0;
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      peakMb = Math.max(peakMb, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
    } catch {
      // It has just ended.
    }
  }, 20);
  const [code] = await once(child, 'close');
  clearInterval(watch);
  if (code !== 0) throw new Error(`rlvr ${args.slice(1).join(' ')} ended with ${code}`);
  return { seconds: (performance.now() - started) / 1000, peakMb };
}

/** So many distinct generated problems, over and over, each under an id of its own. */
async function writeRows(path: string, rows: number, distinct = 1200): Promise<void> {
  const families = ['linear-equation', 'fraction-expression', 'arithmetic-expression'];
  const texts = families
    .flatMap((family) => [
      ...generateProblems(family, {
        count: Math.ceil(distinct / families.length),
        seed: 1,
        difficulty: [0, 1],
      }),
    ])
    .map(({ id: _, ...rest }) =>
      JSON.stringify({ ...rest, quality: { score: 0.5, scorer: 'made' } }).slice(1),
    );
  const out = createWriteStream(path);
  for (let at = 0; at < rows; at++) {
    if (!out.write(`{"id":"made:${at}",${texts[at % texts.length]}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

async function parsed(path: string): Promise<number> {
  const started = performance.now();
  for await (const line of createInterface({ input: createReadStream(path) })) JSON.parse(line);
  return (performance.now() - started) / 1000;
}

async function opened(report: string): Promise<void> {
  const executablePath = process.env.RLVR_CHROMIUM || '/usr/bin/chromium';
  const browser = await puppeteer.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const times: number[] = [];
  for (let round = 0; round < 5; round++) {
    const page = await browser.newPage();
    const started = performance.now();
    await page.goto(`file://${report}`, { waitUntil: 'load' });
    // The list is drawn, and the browser is idle enough to answer.
    await page.waitForSelector('#list article');
    times.push(performance.now() - started);
    await page.close();
  }
  await browser.close();
  const [best, worst] = [Math.min(...times), Math.max(...times)];
  const mb = statSync(report).size / 1e6;
  console.log(`report of a run of ${runRows} rows: ${mb.toFixed(1)} MB (${(mb / 15).toFixed(2)} of 15 MB)`);
  console.log(
    `  opens in ${best.toFixed(0)} to ${worst.toFixed(0)} ms, 5 rounds (worst: ${(worst / 2000).toFixed(2)} of 2 s)`,
  );
}

try {
  for (const rows of sizes) {
    const path = join(folder, 'rows.jsonl');
    await writeRows(path, rows);
    const parse = await parsed(path);
    const { seconds, peakMb } = await measured([main, 'inspect', path]);
    const mb = statSync(`${path}.html`).size / 1e6;
    console.log(
      `${String(rows).padStart(8)} rows  ${seconds.toFixed(1).padStart(6)} s (${(seconds / parse).toFixed(1)} × readline + JSON.parse)  peak ${peakMb.toFixed(0)} MB  report ${mb.toFixed(1)} MB`,
    );
    rmSync(path);
  }
  const source = join(folder, 'source.jsonl');
  // One row in ten is a duplicate.
  await writeRows(source, runRows, Math.ceil(runRows * 0.9));
  const recipe = join(folder, 'recipe.yaml');
  writeFileSync(recipe, 'name: run\nsources:\n  - files: source.jsonl\nexports:\n  - to: rlvr\n');
  await measured([main, 'build-dataset', recipe, '--out', folder]);
  const run = join(folder, 'run');
  const { seconds, peakMb } = await measured([main, 'inspect', run, '--per-group', '400']);
  console.log(
    `report of a run of ${runRows} rows, 400 rows per group, 2,000 kept: written in ${seconds.toFixed(1)} s, peak ${peakMb.toFixed(0)} MB`,
  );
  await opened(join(run, 'report.html'));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
