import { type Document, isMap, isScalar, type LineCounter, type Node } from 'yaml';

/**
 * The line (from 1) of a path in a parsed YAML file: of the key where the path ends in one, of the nearest enclosing thing where
 * the path leads nowhere.
 */
export function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  let node: Node | null | undefined = document.contents as Node | null;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
      if (pair === undefined) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value as Node | null;
    } else {
      node = (node as { get?: (key: unknown, keep: boolean) => Node | undefined } | null)?.get?.(key, true);
      if (node === undefined || node === null) break;
      offset = node.range?.[0] ?? offset;
    }
  }
  return lines.linePos(offset).line;
}
