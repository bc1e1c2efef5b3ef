import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import glob from 'fast-glob';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = glob.sync(
  ['*.md', 'docs/**/*.md', 'bench/**/*.md', 'integrations/**/*.md', 'src/**/*.md', 'datasets/**/*.md'],
  {
    cwd: root,
  },
);

function withoutCode(text: string): string {
  return text.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').replace(/`[^`\n]*`/g, '');
}

/** The anchors that GitHub gives to headings: in lower case, without punctuation, blanks as hyphens, repeated ones numbered. */
function anchorsOf(page: string): Set<string> {
  const seen = new Map<string, number>();
  const headings = page.replace(/^(`{3,})[\s\S]*?^\1$/gm, '').matchAll(/^#{1,6} +(.+?) *$/gm);
  return new Set(
    [...headings].map(([, heading = '']) => {
      const plain = heading.replace(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
      const anchor = plain.replace(/[^\p{L}\p{N}\- _]/gu, '').replaceAll(' ', '-');
      const before = seen.get(anchor) ?? 0;
      seen.set(anchor, before + 1);
      return before === 0 ? anchor : `${anchor}-${before}`;
    }),
  );
}

function deadLinks(page: string): string[] {
  const links = withoutCode(readFileSync(join(root, page), 'utf8')).matchAll(/\]\(([^)\s]+)\)/g);
  return [...links].flatMap(([, link = '']) => {
    if (/^[a-z]+:/.test(link)) return [];
    const [path = '', anchor] = link.split('#');
    const target = path === '' ? join(root, page) : resolve(join(root, dirname(page)), path);
    if (!existsSync(target)) return [`${page}: ${link}: no such file`];
    if (anchor === undefined || anchorsOf(readFileSync(target, 'utf8')).has(anchor)) return [];
    return [`${page}: ${link}: no such heading`];
  });
}

it('every relative link and anchor of the pages leads somewhere', () => {
  expect(pages.length).toBeGreaterThan(25);
  expect(pages.flatMap(deadLinks)).toEqual([]);
});

it('every page of docs/ is reached from docs/README.md', () => {
  const index = readFileSync(join(root, 'docs/README.md'), 'utf8');
  const linked = new Set(
    [...index.matchAll(/\]\(([^)#\s]+)/g)].map(([, link = '']) =>
      relative(root, resolve(join(root, 'docs'), link)),
    ),
  );
  expect(
    pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md' && !linked.has(page)),
  ).toEqual([]);
});
