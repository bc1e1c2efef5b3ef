/**
 * The features of a problem: hashed word n-grams (1 to 3), character n-grams (3 to 5) and signals, of the prompt and, apart from
 * them, of the reference solution. Every feature is a bucket of one table (feature hashing; Weinberger et al., ICML 2009). Each
 * block of features is scaled to length 1, so that long texts do not shout.
 */
import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { signals } from './signals.js';
import { emptyTokens, kind, type Tokens, tokenize } from './tokens.js';

export const bucketBits = 19;
export const buckets = 2 ** bucketBits;

/** Blocks in order: words, characters and signals of the prompt, then the same of the solution. */
export const promptBlocks = 3;
export const blocks = 6;

/** What a text is cut to before it is read: its beginning and its end, in UTF-16 code units. */
const headLength = 3072;
const tailLength = 1024;

/** The features of one problem at a time: block b holds `bucket[ends[b - 1]]` up to `bucket[ends[b]]`. */
export interface Features {
  readonly bucket: Uint32Array;
  readonly ends: Uint32Array;
}

export function emptyFeatures(): Features {
  const perText = 3 * 2048 + 3 * (headLength + tailLength) + 64;
  return { bucket: new Uint32Array(2 * perText), ends: new Uint32Array(blocks) };
}

/** What is read of a problem. */
export type Readable = Pick<Problem, 'prompt' | 'domain' | 'solution'>;

const tokens: Tokens = emptyTokens();

/** Fills `features`. Time is linear in the text, of which at most 4096 characters of the prompt and of the solution are read. */
export function featuresOf(problem: Readable, features: Features): void {
  const writer = new Writer(features);
  writer.text(promptText(problem), 0);
  writer.domain(problem.domain);
  writer.close(2);
  writer.text(problem.solution ?? '', promptBlocks);
  writer.close(5);
}

/** The finalizer of MurmurHash3, cut to a bucket. Given a sum that was not cut to 32 bits it would reckon in floating point, at several times the cost. */
function bucketOf(hash: number): number {
  let h = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> (32 - bucketBits);
}

class Writer {
  readonly #features: Features;
  #at = 0;

  constructor(features: Features) {
    this.#features = features;
  }

  close(block: number): void {
    this.#features.ends[block] = this.#at;
  }

  domain(domain: Problem['domain']): void {
    this.#features.bucket[this.#at++] = bucketOf(0x5eed0000 + domain.length * 31 + domain.charCodeAt(0));
  }

  /** Writes words and characters as the blocks from `first` on, and the signals of the third without closing it. */
  text(whole: string, first: number): void {
    const text =
      whole.length <= headLength + tailLength
        ? whole
        : `${whole.slice(0, headLength)} ${whole.slice(-tailLength)}`;
    const salt = first === 0 ? 0 : 0x3c6ef372;
    if (text !== '') {
      tokenize(text, tokens);
      this.#words(text, salt ^ 0x51ed270b);
    } else tokens.count = 0;
    this.close(first);
    this.#characters(text, salt ^ 0x2545f491);
    this.close(first + 1);
    if (tokens.count === 0) return;
    signals(text, tokens, (signal, value) => {
      this.#features.bucket[this.#at++] = bucketOf(salt + signal * 4096 + value + 1);
    });
  }

  /** Word n-grams; the ends of the text and of lines count as words. Small numbers also count by their digits. */
  #words(text: string, salt: number): void {
    const { bucket } = this.#features;
    let at = this.#at;
    let before = salt;
    let before2 = salt;
    for (let index = 0; index < tokens.count; index++) {
      const hash = tokens.hash[index] as number;
      const start = tokens.start[index] as number;
      const end = tokens.end[index] as number;
      const isSmall = tokens.kind[index] === kind.number && end - start <= 2;
      bucket[at++] = bucketOf((salt + (isSmall ? 1 + Number(text.slice(start, end)) : hash)) | 0);
      bucket[at++] = bucketOf((Math.imul(before, 0x9e3779b1) + hash) | 0);
      const pair = (Math.imul(before2, 0x85ebca77) + before) | 0;
      bucket[at++] = bucketOf((Math.imul(pair, 0x9e3779b1) + hash) | 0);
      before2 = before;
      before = hash;
    }
    bucket[at++] = bucketOf((Math.imul(before, 0x9e3779b1) + salt) | 0);
    this.#at = at;
  }

  /** Character n-grams with case; a run of white space is one space, and all digits are alike. */
  #characters(text: string, salt: number): void {
    const { bucket } = this.#features;
    let at = this.#at;
    let [c1, c2, c3, c4] = [32, 32, 32, 32];
    for (let index = 0; index <= text.length; index++) {
      let code = index === text.length ? 32 : text.charCodeAt(index);
      if (code <= 32) {
        if (c1 === 32) continue;
        code = 32;
      } else if (code >= 48 && code <= 57) code = 48;
      const two = (Math.imul(salt + c2, 0x01000193) + c1) | 0;
      const three = (Math.imul(two, 0x01000193) + code) | 0;
      const four = (Math.imul(three, 0x01000193) + c3) | 0;
      bucket[at++] = bucketOf(three);
      bucket[at++] = bucketOf(four);
      bucket[at++] = bucketOf((Math.imul(four, 0x01000193) + c4 + 1) | 0);
      c4 = c3;
      c3 = c2;
      c2 = c1;
      c1 = code;
    }
    this.#at = at;
  }
}
