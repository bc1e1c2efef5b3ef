/**
 * An OpenAI-shaped server in a process of its own, on 127.0.0.1: `node main.js <configuration as JSON>`. Prints its port. Its log has a line
 * for each request that came and for each that was answered: what, the prompt, the seed, the number of choices.
 */
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { random } from '#datasets/random.js';
import { adder, type Model, recorded } from './model.js';

export interface Configuration {
  readonly port?: number;
  readonly log?: string;
  /** A file of recorded completions to answer from. */
  readonly recorded?: string;
  /** Milliseconds before each answer. */
  readonly ms?: number;
  /** Of 100 requests, so many meet each fault. */
  readonly faults?: Partial<Record<(typeof faultNames)[number], number>>;
  readonly seed?: number;
  /** The most choices that one request gets; more are refused, or silently not given. */
  readonly most?: number;
  readonly ignoresN?: boolean;
  /** Every prompt that holds this is refused. */
  readonly refuses?: string;
}

const faultNames = ['slow', 'busy', 'broken', 'cut', 'reset', 'abort', 'die'] as const;

const given = JSON.parse(process.argv[2] ?? '{}') as Configuration;
const model: Model = given.recorded === undefined ? adder : recorded(given.recorded);
const chance = random('server', given.seed ?? 0);

const server = createServer((request, response) => {
  handle(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
});
server.listen(given.port ?? 0, '127.0.0.1', () => console.log((server.address() as AddressInfo).port));

interface Body {
  readonly messages?: readonly { role: string; content: string }[];
  readonly prompt?: string;
  readonly n?: number;
  readonly seed?: number;
  readonly max_tokens?: number;
}

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const text = await readText(request);
  if (request.url === '/v1/models') return send(response, 200, { data: [{ id: 'adder' }] });
  const body = JSON.parse(text) as Body;
  const chat = request.url === '/v1/chat/completions';
  const last = body.messages?.at(-1);
  const prefix = last?.role === 'assistant' ? last.content : '';
  const prompt =
    body.prompt ??
    body.messages
      ?.filter(({ role }) => role !== 'assistant')
      .map(({ content }) => content)
      .join('\n\n') ??
    '';
  const n = body.n ?? 1;
  const known = !prompt.includes('skill') && given.recorded === undefined;
  const record = (what: string) => {
    if (given.log !== undefined && !known)
      appendFileSync(given.log, `${JSON.stringify([what, prompt, prefix, body.seed ?? null, n])}\n`);
  };
  record('received');
  if (given.ms !== undefined) await sleep(given.ms);
  if (given.refuses !== undefined && prompt.includes(given.refuses))
    return refuse(response, 'prompt too long');
  if (n > (given.most ?? 1024)) return refuse(response, `n must be at most ${given.most}`);
  const choices = Array.from({ length: given.ignoresN ? 1 : n }, (_, index) => {
    const said = model({
      prompt,
      prefix,
      seed: (body.seed ?? chance.int(0, 1e9)) + index,
      maxTokens: body.max_tokens,
    });
    const content = chat ? { message: { role: 'assistant', content: said.text } } : { text: said.text };
    return { index, ...content, finish_reason: said.finish };
  });
  const answer = { choices, usage: { completion_tokens: 7 * choices.length } };
  await answerOrFail(response, answer, known ? undefined : pick(), () => record('answered'));
}

function refuse(response: ServerResponse, message: string): void {
  send(response, 400, { error: { message } });
}

function pick(): (typeof faultNames)[number] | undefined {
  let left = chance.int(1, 100);
  return faultNames.find((name) => {
    left -= given.faults?.[name] ?? 0;
    return left <= 0 && (given.faults?.[name] ?? 0) > 0;
  });
}

async function answerOrFail(
  response: ServerResponse,
  answer: { choices: { finish_reason: string }[] },
  fault: ReturnType<typeof pick>,
  answered: () => void,
): Promise<void> {
  const json = JSON.stringify(answer);
  if (fault === 'die') process.kill(process.pid, 'SIGKILL');
  if (fault === 'slow') await sleep(100);
  if (fault === 'busy') {
    response.writeHead(429, { 'retry-after': '0.02' }).end('{"error":{"message":"slow down"}}');
  } else if (fault === 'broken') send(response, 500, { error: { message: 'CUDA error' } });
  else if (fault === 'abort') {
    for (const choice of answer.choices) choice.finish_reason = 'abort';
    send(response, 200, answer);
  } else if (fault === 'cut' || fault === 'reset') {
    response.writeHead(200, { 'content-length': Buffer.byteLength(json) });
    response.write(json.slice(0, json.length >> 1), () =>
      fault === 'cut' ? response.socket?.end() : response.socket?.resetAndDestroy(),
    );
  } else {
    response.once('finish', answered);
    send(response, 200, answer);
  }
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
