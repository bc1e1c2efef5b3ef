/**
 * What Text Embeddings Inference, vLLM and OpenAI-compatible servers answer, by path: the texts in a request, and the body of the answer.
 * Shapes by TEI's openapi.json (1.7) and vLLM's entrypoints/pooling/…/protocol.py (0.11 and later).
 */
import type { Output } from './model.js';

type Body = Record<string, unknown>;

export interface Route {
  texts(body: Body): string[];
  /** One row per text; a fault may change a row before the answer is wrapped around them. */
  row(output: Output, index: number, body: Body): unknown;
  answer(rows: unknown[], body: Body): unknown;
}

const list = (rows: unknown[], body: Body) => ({
  id: 'x-1',
  object: 'list',
  created: 1,
  model: body.model,
  data: rows,
  usage: { prompt_tokens: 1, total_tokens: 1 },
});
const strings = (value: unknown) => value as string[];
const logit = (p: number) => Math.log(p / (1 - p));

/** What stands between the lines of equals signs of a rubric, or the whole prompt. */
function problemIn(prompt: string): string {
  return /={10}\n([\s\S]*)\n={10}/.exec(prompt)?.[1] ?? prompt;
}

function chatPrompt(body: Body): string {
  return (body.messages as { content: string }[])[0]?.content ?? '';
}

/** The likeliest first tokens of a judge, in several spellings; a little of the mass goes elsewhere. */
function firstTokens(share: number, prompt: string): [string, number][] {
  if (/Reply with one digit/.test(prompt)) {
    const grades = [1, 2, 3, 4, 5].map((grade): [string, number] => {
      const nearness = Math.exp(-((share * 4 + 1 - grade) ** 2));
      return [String(grade), nearness];
    });
    const total = grades.reduce((sum, [, p]) => sum + p, 0);
    return grades.map(([grade, p]) => [grade, Math.log((0.98 * p) / total)]);
  }
  return [
    ['Yes', Math.log(0.9 * 0.98 * share)],
    [' yes', Math.log(0.1 * 0.98 * share)],
    ['No', Math.log(0.98 * (1 - share))],
    ['The', Math.log(0.02)],
  ];
}

function shareFor(output: Output, prompt: string): number {
  return /has one attempt/.test(prompt) ? output.difficulty : output.quality;
}

function wordFor(share: number, prompt: string): string {
  if (/Reply with one digit/.test(prompt)) return String(1 + Math.round(share * 4));
  return share >= 0.5 ? 'Yes' : 'No';
}

export const routes: Readonly<Record<string, Route>> = {
  '/predict': {
    texts: (body) => (body.inputs as string[][]).map(([text = '']) => text),
    row: ({ quality }, _, { raw_scores }) => {
      const scores = raw_scores
        ? [{ label: 'good', score: 5 * quality }]
        : [
            { label: 'good', score: quality },
            { label: 'bad', score: 1 - quality },
          ];
      return scores.sort((a, b) => b.score - a.score);
    },
    answer: (rows) => rows,
  },
  '/embed': {
    texts: (body) => strings(body.inputs),
    row: ({ embedding }) => embedding,
    answer: (rows) => rows,
  },
  '/rerank': {
    texts: (body) => strings(body.texts),
    row: ({ quality }, index, { raw_scores }) => ({ index, score: raw_scores ? logit(quality) : quality }),
    answer: (rows) => (rows as { score: number }[]).toSorted((a, b) => (b?.score ?? 0) - (a?.score ?? 0)),
  },
  '/classify': {
    texts: (body) => strings(body.input),
    row: ({ quality }, index) => ({
      index,
      label: quality > 0.5 ? 'good' : 'bad',
      probs: [1 - quality, quality],
      num_classes: 2,
    }),
    answer: list,
  },
  '/score': {
    texts: (body) => strings(body.text_2),
    row: ({ quality }, index) => ({ index, object: 'score', score: quality }),
    answer: list,
  },
  '/pooling': {
    texts: (body) => strings(body.input),
    row: ({ quality }, index) => ({ index, object: 'pooling', data: [[0.1], [quality]] }),
    answer: list,
  },
  '/v1/embeddings': {
    texts: (body) => strings(body.input),
    row: ({ embedding }, index) => ({ index, object: 'embedding', embedding }),
    answer: list,
  },
  '/v1/chat/completions': {
    texts: (body) => [problemIn(chatPrompt(body))],
    row: (output, _, body) => {
      const prompt = chatPrompt(body);
      const share = shareFor(output, prompt);
      const tokens = firstTokens(share, prompt).map(([token, logprob]) => ({ token, logprob, bytes: null }));
      return Array.from({ length: Number(body.n ?? 1) }, (__, index) => ({
        index,
        message: { role: 'assistant', content: wordFor(share, prompt) },
        logprobs: body.logprobs ? { content: [{ ...tokens[0], top_logprobs: tokens }] } : null,
        finish_reason: body.max_tokens === 1 ? 'length' : 'stop',
      }));
    },
    answer: ([choices], body) => ({ id: 'c-1', object: 'chat.completion', model: body.model, choices }),
  },
  '/v1/completions': {
    texts: (body) => strings(body.prompt).map(problemIn),
    row: (output, at, body) => {
      const prompt = strings(body.prompt)[at] ?? '';
      const share = shareFor(output, prompt);
      const n = Number(body.n ?? 1);
      return Array.from({ length: n }, (_, sample) => ({
        index: at * n + sample,
        text: ` ${wordFor(share, prompt)}`,
        logprobs: body.logprobs ? { top_logprobs: [Object.fromEntries(firstTokens(share, prompt))] } : null,
        finish_reason: body.max_tokens === 1 ? 'length' : 'stop',
      }));
    },
    answer: (rows, body) => ({
      id: 'c-1',
      object: 'text_completion',
      model: body.model,
      choices: rows.flat(),
    }),
  },
};
