import { inflateSync } from 'node:zlib';
import { RowError } from '../problem.js';

/** An unpacked text is at most this long: a few kilobytes of zlib can claim to be gigabytes. */
const maxBytes = 512 * 2 ** 20;

/**
 * The string in base64 of zlib of a pickle. Nothing is executed: the only pickle read is one that pushes a single string
 * and stops; any other is refused.
 */
export function pickledText(field: string, base64: string): string {
  let bytes: Buffer;
  try {
    bytes = inflateSync(Buffer.from(base64, 'base64'), { maxOutputLength: maxBytes });
  } catch (error) {
    throw new RowError(field, `${field} is no base64 of zlib data: ${(error as Error).message}`);
  }
  let at = 0;
  let text: string | null = null;
  for (;;) {
    const code = bytes[at++];
    if (code === stop && text !== null) return text;
    const string = strings[code ?? -1];
    if (string !== undefined && text === null) {
      const length = string === 8 ? Number(bytes.readBigUInt64LE(at)) : bytes.readUIntLE(at, string);
      at += string;
      text = bytes.toString('utf8', at, at + length);
      at += length;
      continue;
    }
    const skip = skips[code ?? -1];
    if (skip === undefined || at > bytes.length)
      throw new RowError(field, `${field} is a pickle of more than a string`);
    at += skip;
  }
}

const stop = 0x2e;
/** Opcodes that push a string: how many bytes its length takes. SHORT_BINUNICODE, BINUNICODE, BINUNICODE8. */
const strings: Readonly<Record<number, number>> = { 140: 1, 88: 4, 141: 8 };
/** Opcodes without effect here and the bytes they take. PROTO, FRAME, MEMOIZE, BINPUT, LONG_BINPUT. */
const skips: Readonly<Record<number, number>> = { 128: 1, 149: 8, 148: 0, 113: 1, 114: 4 };
