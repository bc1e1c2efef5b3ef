// The pictures of README's first screen, from the demo's run: the funnel in the terminal, and the report in a browser.
// node scripts/pictures.mjs, after npm run demo; the browser is RLVR_CHROMIUM or /usr/bin/chromium.
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import puppeteer from 'puppeteer-core';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const main = join(root, 'dist/src/cli/main.js');
const pictures = join(root, 'docs/pictures');
const most = 200_000;

function rlvr(...args) {
  const ended = spawnSync(process.execPath, [main, ...args], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, COLUMNS: '150' },
  });
  if (ended.status !== 0) throw new Error(ended.stderr);
  return ended.stdout;
}

const escaped = (text) => text.replace(/[&<>]/g, (one) => `&#${one.charCodeAt(0)};`);

/** The first lines of what the command prints, as a terminal shows them. */
function terminalPage(command, text) {
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #16171a; color: #e7e5df; font: 14px/1.5 ui-monospace, "DejaVu Sans Mono", monospace; }
    pre { margin: 0; padding: 20px 24px; display: inline-block; } b { color: #79c3e0; font-weight: 500; }
  </style><pre><b>$ ${escaped(command)}</b>\n\n${escaped(text)}</pre>`;
}

async function save(page, name, options) {
  const path = join(pictures, name);
  await page.screenshot({ path, type: 'webp', quality: 82, ...options });
  const { size } = statSync(path);
  if (size > most) throw new Error(`${name} has ${size} bytes, more than ${most}`);
  console.log(`docs/pictures/${name}  ${size} bytes`);
}

rlvr('inspect', 'out/demo');
const stats = rlvr('inspect', 'out/demo', '--stats');
const funnel = stats.slice(0, stats.indexOf('\n\nSources'));
const browser = await puppeteer.launch({
  executablePath: process.env.RLVR_CHROMIUM || '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars'],
});
const page = await browser.newPage();
await page.setViewport({ width: 1280, height: 860, deviceScaleFactor: 1.5 });
await page.setContent(terminalPage('rlvr inspect out/demo --stats', funnel));
const box = await (await page.$('pre')).boundingBox();
await save(page, 'funnel.webp', {
  clip: { x: 0, y: 0, width: Math.ceil(box.width), height: Math.ceil(box.height) },
});
await page.goto(`file://${join(root, 'out/demo/report.html')}`);
await save(page, 'report.webp');
await browser.close();
