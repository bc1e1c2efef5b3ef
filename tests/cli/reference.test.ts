import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

it('docs/reference/ is what the code says', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/write-docs.mjs', '--check'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

it('links in the docs lead to files', () => {
  const pages = readdirSync(join(root, 'docs'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.md'),
  );
  expect(pages.length).toBeGreaterThan(10);
  const broken = pages.flatMap((page) => {
    const path = join(root, 'docs', page);
    const links = [...readFileSync(path, 'utf8').matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map(
      ([, to]) => to as string,
    );
    return links.filter((to) => !existsSync(join(dirname(path), to))).map((to) => `${page}: ${to}`);
  });
  expect(broken).toEqual([]);
});
