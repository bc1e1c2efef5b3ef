/** The requests of OpenAI-compatible servers (vLLM, SGLang, Text Generation Inference), and how their answers are read. */
import { z } from 'zod';
import type { Problem } from '#datasets/problem.js';
import type { Reading, Request } from '../../endpoints/index.js';
import type { SamplingSettings } from './settings.js';

export type Messages = Problem['prompt'];

/** One completion as a server gave it. `finish` is `stop`, `length` where it was cut, or the server's own word. */
export interface Choice {
  readonly text: string;
  readonly finish: string;
  readonly tokens?: number | undefined;
}

/** What is to be completed: a prompt, and the beginning of the assistant's answer where that is given. */
export interface Asked {
  readonly messages: Messages;
  readonly prefix?: string | undefined;
  readonly count: number;
  readonly seed?: number | undefined;
}

const text = z.string().nullish();
const usage = z.looseObject({ completion_tokens: z.int().nonnegative() }).nullish();
const chatAnswer = z.looseObject({
  choices: z
    .array(
      z.looseObject({
        index: z.int().nonnegative().optional(),
        message: z.looseObject({ content: text, reasoning_content: text, reasoning: text }),
        finish_reason: text,
      }),
    )
    .min(1),
  usage,
});
const textAnswer = z.looseObject({
  choices: z
    .array(z.looseObject({ index: z.int().nonnegative().optional(), text: z.string(), finish_reason: text }))
    .min(1),
  usage,
});

/** Endings at which the server gave up a completion that it had begun: it is no answer of the model. */
const broken = new Set(['abort', 'error']);

export function completionRequest(
  model: string,
  settings: SamplingSettings,
  asked: Asked,
): Request<readonly Choice[]> {
  const chat = settings.protocol === 'openai-chat';
  return {
    path: settings.path ?? (chat ? '/v1/chat/completions' : '/v1/completions'),
    body: {
      model,
      ...(chat ? chatPrompt(asked) : { prompt: plainPrompt(asked) }),
      ...(asked.count > 1 && { n: asked.count }),
      temperature: settings.temperature,
      ...defined({
        top_p: settings.top_p,
        top_k: settings.top_k,
        max_tokens: settings.max_tokens,
        stop: settings.stop,
        seed: asked.seed,
      }),
    },
    read: (answer) => (chat ? readChat(answer) : readText(answer)),
  };
}

/** vLLM and SGLang go on where the last message ends when they are told so. */
function chatPrompt({ messages, prefix }: Asked): object {
  if (prefix === undefined) return { messages };
  return {
    messages: [...messages, { role: 'assistant', content: prefix }],
    add_generation_prompt: false,
    continue_final_message: true,
  };
}

function plainPrompt({ messages, prefix = '' }: Asked): string {
  return messages.map(({ content }) => content).join('\n\n') + (prefix && `\n\n${prefix}`);
}

function readChat(answer: unknown): Reading<readonly Choice[]> {
  const parsed = chatAnswer.safeParse(answer);
  if (!parsed.success) return { unreadable: reasonOf(parsed.error) };
  const { choices, usage } = parsed.data;
  const read = choices.map(({ index, message, finish_reason }) => ({
    index,
    text: withReasoning(message.reasoning_content ?? message.reasoning, message.content ?? ''),
    finish: finish_reason ?? 'stop',
  }));
  return inOrder(read, usage?.completion_tokens);
}

function readText(answer: unknown): Reading<readonly Choice[]> {
  const parsed = textAnswer.safeParse(answer);
  if (!parsed.success) return { unreadable: reasonOf(parsed.error) };
  const { choices, usage } = parsed.data;
  const read = choices.map(({ index, text, finish_reason }) => ({
    index,
    text,
    finish: finish_reason ?? 'stop',
  }));
  return inOrder(read, usage?.completion_tokens);
}

/** A server with a reasoning parser takes the thinking out of the text; it is put back in the marks that models write. */
function withReasoning(reasoning: string | null | undefined, content: string): string {
  return reasoning ? `<think>\n${reasoning.trim()}\n</think>\n\n${content}` : content;
}

type Indexed = Choice & { readonly index?: number | undefined };

function inOrder(choices: readonly Indexed[], tokens: number | undefined): Reading<readonly Choice[]> {
  const gaveUp = choices.find(({ finish }) => broken.has(finish));
  if (gaveUp !== undefined)
    return { unreadable: `the server gave a completion up (finish_reason ${gaveUp.finish})` };
  const sorted = choices.toSorted((a, b) => (a.index ?? 0) - (b.index ?? 0));
  // The usage counts all choices of the request together.
  const known = choices.length === 1 ? tokens : undefined;
  return { value: sorted.map(({ text, finish }) => ({ text, finish, ...defined({ tokens: known }) })) };
}

function reasonOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return `the answer is no completion (${[issue?.path.join('.'), issue?.message].filter(Boolean).join(': ')})`;
}

function defined(given: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
