/**
 * A model server in a process of its own, on 127.0.0.1: `node main.js <port or 0> <log file> [key] [faults as JSON] [model of tests/fixtures/onnx]`. Prints its port. It speaks every
 * protocol of `routes.ts`; `PUT /faults` takes rules. In the log, `received` and `answered` lines name each text: `answered` is written
 * once the answer is in the kernel's hands, so that even a server killed the moment after has answered.
 */
import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text as readText } from 'node:stream/consumers';
import { open } from '../onnx-fixtures.js';
import { makeRules, type Rule } from './faults.js';
import { hashedModel, type Model, scorerModel } from './model.js';
import { type Route, routes } from './routes.js';

const [port = '0', log = '/dev/null', key = '', faults = '[]', onnxModel = ''] = process.argv.slice(2);
const model: Model = onnxModel === '' ? hashedModel : scorerModel((await open(onnxModel)).scorer);
const rules = makeRules();
rules.set(JSON.parse(faults));

const server = createServer((request, response) => {
  handle(request, response).catch((error: Error) => response.writeHead(500).end(error.message));
});
server.listen(Number(port), '127.0.0.1', () => console.log((server.address() as AddressInfo).port));

async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const path = (request.url ?? '').replace(/\?.*/, '');
  const body = await readText(request);
  if (path === '/faults') {
    rules.set(JSON.parse(body));
    response.end();
  } else if (key !== '' && request.headers.authorization !== `Bearer ${key}`) {
    const said = {
      error: { message: `Incorrect API key provided: ${request.headers.authorization?.slice(7)}` },
    };
    send(response, 401, JSON.stringify(said));
  } else if (path === '/info') {
    send(response, 200, JSON.stringify({ model_id: 'test/hashed', model_sha: 'abcdef0123456789' }));
  } else if (path === '/v1/models') {
    send(
      response,
      200,
      JSON.stringify({ object: 'list', data: [{ id: rules.model() ?? 'hashed', object: 'model' }] }),
    );
  } else if (routes[path] === undefined) {
    send(response, 404, JSON.stringify({ detail: 'Not Found' }));
  } else {
    await serve(routes[path], JSON.parse(body), response);
  }
}

async function serve(route: Route, body: Record<string, unknown>, response: ServerResponse): Promise<void> {
  const texts = route.texts(body);
  record('received', texts);
  const rule = rules.take(texts);
  if (rule?.kind === 'die') process.kill(process.pid, 'SIGKILL');
  if (rule?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, rule.ms));
  if (rule?.kind === 'most') {
    const error = `batch size ${texts.length} > maximum allowed batch size ${rule.texts}`;
    send(response, 413, JSON.stringify({ error, error_type: 'Validation' }));
  } else if (rule?.kind === 'status') send(response, rule.status, rule.body ?? '', rule.headers);
  else if (rule?.kind !== 'hang') finish(response, await answerJson(route, body, texts, rule), rule, texts);
}

async function answerJson(
  route: Route,
  body: Record<string, unknown>,
  texts: readonly string[],
  rule: Rule | undefined,
): Promise<string> {
  const silent = rule?.kind === 'no-logprobs';
  const asked = silent ? { ...body, logprobs: false } : body;
  const rows = (await model(texts)).map((output, at) => {
    const hit = rule?.text === undefined || texts[at]?.includes(rule.text);
    const row = route.row(output, at, asked);
    if (rule?.kind === 'null-row' && hit) return null;
    return rule?.kind === 'nan-row' && hit ? withoutNumbers(row) : row;
  });
  if (rule?.kind === 'short') rows.pop();
  return JSON.stringify(route.answer(rows, asked)).replaceAll('"<NaN>"', 'NaN');
}

function finish(
  response: ServerResponse,
  json: string,
  rule: Rule | undefined,
  texts: readonly string[],
): void {
  const half = json.slice(0, json.length >> 1);
  if (rule?.kind === 'reset' || rule?.kind === 'cut') {
    response.writeHead(200, { 'content-length': Buffer.byteLength(json) });
    response.write(half, () =>
      rule.kind === 'reset' ? response.socket?.resetAndDestroy() : response.socket?.end(),
    );
    return;
  }
  const isWhole = !['half-json', 'not-json', 'json', 'huge'].includes(rule?.kind ?? '');
  if (isWhole) response.once('finish', () => record('answered', texts));
  if (rule?.kind === 'half-json') send(response, 200, half);
  else if (rule?.kind === 'not-json') send(response, 200, '<html>Service is warming up</html>');
  else if (rule?.kind === 'json') send(response, 200, JSON.stringify(rule.value));
  else if (rule?.kind === 'huge') send(response, 200, `"${'x'.repeat(rule.bytes)}"`);
  else send(response, 200, json);
}

function send(
  response: ServerResponse,
  status: number,
  body: string,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body);
}

/** Every number but the index, so that the row stays where it is. */
function withoutNumbers(row: unknown): unknown {
  return JSON.parse(
    JSON.stringify(row, (name, value) => (typeof value === 'number' && name !== 'index' ? '<NaN>' : value)),
  );
}

function record(what: string, texts: readonly string[]): void {
  appendFileSync(log, texts.map((text) => `${what} ${JSON.stringify(text)}\n`).join(''));
}
