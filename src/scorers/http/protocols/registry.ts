import type { Protocol } from '../protocol.js';
import type { HttpSettings } from '../settings.js';
import { openaiChat } from './openai-chat.js';
import { openaiCompletions } from './openai-completions.js';
import { openaiEmbeddings } from './openai-embeddings.js';
import { teiEmbed } from './tei-embed.js';
import { teiPredict } from './tei-predict.js';
import { teiRerank } from './tei-rerank.js';
import { vllmClassify } from './vllm-classify.js';
import { vllmPooling } from './vllm-pooling.js';
import { vllmScore } from './vllm-score.js';

const all: readonly Protocol[] = [
  teiPredict,
  teiEmbed,
  teiRerank,
  vllmClassify,
  vllmScore,
  vllmPooling,
  openaiEmbeddings,
  openaiChat,
  openaiCompletions,
];

/** @param name one of the settings' names; each has its protocol here. */
export function protocolNamed(name: HttpSettings['protocol']): Protocol {
  const found = all.find((protocol) => protocol.name === name);
  if (!found) throw new Error(`the protocol ${name} is not registered`);
  return found;
}
