import { DatasetError } from '../dataset-error.js';

export type FileKind = 'jsonl' | 'json' | 'csv' | 'tsv' | 'parquet';
export type Packing = 'gz' | 'zst' | null;

const kindOfEnding: Readonly<Record<string, FileKind>> = {
  jsonl: 'jsonl',
  ndjson: 'jsonl',
  json: 'json',
  csv: 'csv',
  tsv: 'tsv',
  parquet: 'parquet',
};

export const readableEndings: readonly string[] = Object.keys(kindOfEnding);

/** The kind and the packing that a file's name tells; null for a name that tells neither. */
export function kindOfName(file: string): { kind: FileKind; packing: Packing } | null {
  const found = /\.([a-z]+)(?:\.(gz|zst))?$/i.exec(file);
  const kind = kindOfEnding[found?.[1]?.toLowerCase() ?? ''];
  if (kind === undefined) return null;
  return { kind, packing: (found?.[2]?.toLowerCase() as 'gz' | 'zst' | undefined) ?? null };
}

/** As `kindOfName`, for a file that must be read. */
export function fileKind(file: string): { kind: FileKind; packing: Packing } {
  const named = kindOfName(file);
  if (named !== null) return named;
  throw new DatasetError(
    'usage',
    `${file}: the name does not tell what kind of file this is`,
    `rename it to end in one of ${readableEndings.map((ending) => `.${ending}`).join(', ')}, with or without .gz or .zst`,
  );
}
