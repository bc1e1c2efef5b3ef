/** A worker thread that makes token ids. */
import { readFile } from 'node:fs/promises';
import { Tokenizer } from '@huggingface/tokenizers';
import { workerData } from 'piscina';
import { textEncoder } from './text-encoder.js';

export interface TokenizerSpec {
  readonly tokenizer: string;
  readonly tokenizerConfig: string | undefined;
  readonly maxTokens: number;
}

/** Token ids of several texts, one after the other; text k has those from `ends[k - 1]` to `ends[k]`. */
export interface EncodedTexts {
  readonly ids: Int32Array;
  readonly ends: readonly number[];
  /** How many texts were cut. */
  readonly cut: number;
  /** Why a text has no ids. */
  readonly faults: readonly (readonly [at: number, why: string])[];
}

let encoder: Promise<ReturnType<typeof textEncoder>> | undefined;

async function encodeTexts(texts: readonly string[]): Promise<EncodedTexts> {
  encoder ??= openEncoder(workerData as TokenizerSpec);
  const encode = await encoder;
  const ids: number[] = [];
  const ends: number[] = [];
  const faults: [number, string][] = [];
  let cut = 0;
  for (const [at, text] of texts.entries()) {
    try {
      const encoded = encode(text);
      for (const id of encoded.ids) ids.push(id);
      if (encoded.cut) cut++;
      if (encoded.ids.length === 0) faults.push([at, 'the text gives no tokens']);
    } catch (error) {
      faults.push([at, `the text cannot be tokenized: ${(error as Error).message}`]);
    }
    ends.push(ids.length);
  }
  return { ids: Int32Array.from(ids), ends, cut, faults };
}

async function openEncoder(spec: TokenizerSpec): Promise<ReturnType<typeof textEncoder>> {
  const json = async (path: string | undefined) => (path ? JSON.parse(await readFile(path, 'utf8')) : {});
  const [tokenizer, config] = await Promise.all([json(spec.tokenizer), json(spec.tokenizerConfig)]);
  const side = config.truncation_side ?? tokenizer.truncation?.direction ?? 'right';
  const left = String(side).toLowerCase() === 'left';
  return textEncoder(new Tokenizer(tokenizer, config), spec.maxTokens, left ? 'left' : 'right');
}

// biome-ignore lint/style/noDefaultExport: the form that the pool demands
export default encodeTexts;
