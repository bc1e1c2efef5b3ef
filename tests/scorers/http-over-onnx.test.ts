/** The http scorer against servers that hold models of the onnx scorer: over the wire comes what the model says in process. */
import { expect, test } from 'vitest';
import type { Rating, Scored } from '#src/scorers/scorer.js';
import { lend } from './lend.js';
import { expectedOf, open as openOnnx } from './onnx-fixtures.js';
import { problemOf, scoreAll } from './opened.js';

const { server, open, afterwards } = lend();
const texts = expectedOf('own').map(({ text }) => text);
const rows = texts.filter((text) => text.trim() !== '').map(problemOf);

async function inProcess(model: string): Promise<Scored[]> {
  const { scorer } = await openOnnx(model);
  afterwards(() => scorer.close());
  return scorer.score(rows);
}
const qualities = (scored: readonly Scored[]) => scored.map((one) => (one as Rating).quality as number);

test.each([
  ['tei-predict', { quality_label: 'good' }],
  ['vllm-classify', { quality_label: '1' }],
  ['openai-chat', { verdict: 'yes-no', reading: 'logprobs' }],
])('%s: the qualities of a classifier', async (protocol, settings) => {
  const here = await inProcess('own');
  const { url } = await server({ onnxModel: 'own' });
  const { scorer } = await open({ urls: url, protocol, ...settings });
  const there = qualities(await scoreAll(scorer, rows));
  expect(there).toHaveLength(rows.length);
  // A judge's prompt is another text, so only the range is known of it; a classifier says the same.
  if (protocol === 'openai-chat')
    for (const quality of there) expect(quality >= 0 && quality <= 1).toBe(true);
  else for (const [at, quality] of qualities(here).entries()) expect(there[at]).toBeCloseTo(quality, 5);
});

test.each(['tei-embed', 'openai-embeddings'])('%s: the vectors of an encoder', async (protocol) => {
  const here = await inProcess('encoder');
  const { url } = await server({ onnxModel: 'encoder' });
  const { scorer } = await open({ urls: url, protocol });
  const there = await scoreAll(scorer, rows);
  for (const [at, one] of here.entries()) {
    const [a, b] = [(one as Rating).embedding, (there[at] as Rating).embedding] as [
      Float32Array,
      Float32Array,
    ];
    expect(b).toHaveLength(a.length);
    const cosine = a.reduce((sum, value, index) => sum + value * (b[index] as number), 0);
    expect(cosine).toBeCloseTo(1, 5);
  }
});

test('a server with a model behind it that dies and comes back gives what it would have given', async () => {
  const here = qualities(await inProcess('own'));
  const dying = await server({ onnxModel: 'own' });
  const { scorer } = await open({ urls: dying.url, batch: 1, patience_s: 30 });
  await dying.faults({ kind: 'slow', ms: 30 });
  const many = Array.from({ length: 10 }, () => rows).flat();
  const scored = scoreAll(scorer, many);
  await new Promise((resolve) => setTimeout(resolve, 150));
  await dying.kill();
  await dying.restart();
  const there = qualities(await scored);
  for (const [at, quality] of there.entries())
    expect(quality).toBeCloseTo(here[at % rows.length] as number, 5);
});
