/**
 * Mends what is mechanical in JSON Lines files. A row that is taken out goes to a side file first; the mended file is written beside the
 * old one and takes its name when it is whole on disk: a process that is killed loses nothing. Lines without a mend keep their bytes.
 */
import { createReadStream, realpathSync, statSync } from 'node:fs';
import { type FileHandle, open, rename } from 'node:fs/promises';
import { kindOfName } from '#datasets/files/index.js';
import type { Finding } from '../check.js';
import type { CheckReport } from '../report.js';
import { byteLines } from './byte-lines.js';
import { mendRow } from './mend-row.js';

type Mended = NonNullable<CheckReport['mended']>;

export async function mendFiles(findings: readonly Finding[]): Promise<Mended> {
  let rewritten = 0;
  let removed = 0;
  const sideFiles: string[] = [];
  for (const [file, mends] of mendsByFile(findings)) {
    const done = await mendFile(file, mends);
    rewritten += done.rewritten;
    removed += done.removed;
    if (done.removed > 0) sideFiles.push(sideFileOf(file));
  }
  return { rewritten, removed, sideFiles };
}

/** The place of removed rows: its ending keeps it from being read as part of the dataset. */
const sideFileOf = (file: string): string => `${file}.removed`;

/** The mend of each line; a row that is to be removed needs no other. Packed files and other kinds are left alone. */
function mendsByFile(findings: readonly Finding[]): Map<string, Map<number, Finding>> {
  const files = new Map<string, Map<number, Finding>>();
  for (const finding of findings) {
    const kind = kindOfName(finding.file);
    if (
      finding.mend === undefined ||
      finding.line === null ||
      kind?.kind !== 'jsonl' ||
      kind.packing !== null
    )
      continue;
    const lines = files.get(finding.file) ?? new Map<number, Finding>();
    files.set(finding.file, lines);
    if (lines.get(finding.line)?.mend !== 'remove') lines.set(finding.line, finding);
  }
  return files;
}

async function mendFile(
  file: string,
  mends: ReadonlyMap<number, Finding>,
): Promise<{ readonly rewritten: number; readonly removed: number }> {
  // A link keeps being one: its target is what is written anew.
  const path = realpathSync(file);
  const removed = [...mends.values()].filter(({ mend }) => mend === 'remove').length;
  if (removed > 0) await writeRemoved(path, sideFileOf(path), mends);
  const beside = `${path}.mending`;
  const out = await open(beside, 'w', statSync(path).mode);
  let rewritten = 0;
  try {
    for await (const lines of byteLines(createReadStream(path))) {
      const kept: Buffer[] = [];
      for (const { line, bytes } of lines) {
        const mend = mends.get(line)?.mend;
        if (mend === 'remove') continue;
        const mended = mend === 'rewrite' ? mendRow(bytes.toString('utf8')) : undefined;
        if (mended !== undefined) rewritten++;
        kept.push(mended === undefined ? bytes : Buffer.from(`${mended}\n`));
      }
      await out.writeFile(Buffer.concat(kept));
    }
    await out.sync();
  } finally {
    await out.close();
  }
  await rename(beside, path);
  return { rewritten, removed };
}

async function writeRemoved(path: string, side: string, mends: ReadonlyMap<number, Finding>): Promise<void> {
  const out: FileHandle = await open(side, 'a');
  try {
    for await (const lines of byteLines(createReadStream(path))) {
      for (const { line, bytes } of lines) {
        const finding = mends.get(line);
        if (finding?.mend !== 'remove') continue;
        const reason = JSON.stringify({ code: finding.code, message: finding.message, line });
        await out.writeFile(`{"reason":${reason},"row":${bytes.toString('utf8').trim()}}\n`);
      }
    }
    await out.sync();
  } finally {
    await out.close();
  }
}
