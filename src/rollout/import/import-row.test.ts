import { expect, test } from 'vitest';
import { readImportRow } from './import-row.js';
import { PromptIndex } from './prompt-index.js';

const rows = {
  'our own row': {
    id: 'a',
    prompt: [{ role: 'user', content: 'Q?' }],
    rollout: { completions: ['x', 'y'], finish: ['stop', 'length'] },
  },
  'one completion a row': { id: 'a', completion: 'x', finish_reason: 'length' },
  'a list': { question: 'Q?', completions: ['x', 'y'] },
  "verl's dump": {
    input: 'system\nBe brief.\nuser\nQ?\nassistant\n',
    output: 'x',
    gts: '1',
    score: 1,
    step: 3,
  },
  "verl's generation": { prompt: [{ role: 'user', content: 'Q?' }], responses: ['x', 'y'], data_source: 'd' },
  "TRL's table": { step: 1, prompt: 'Q?', completion: 'x', accuracy_reward: 1, advantage: 0.2 },
  "TRL's conversations": {
    prompt: [{ role: 'user', content: 'Q?' }],
    completion: [{ role: 'assistant', content: 'x' }],
  },
  'the Qwen2.5-Math evaluation': {
    idx: 0,
    question: 'Q?',
    gt: '1',
    code: ['x', 'y'],
    query: 'Q?',
    response: ['x', 'y'],
  },
};

test.each(Object.entries(rows))('%s', (_, row) => {
  const { id, prompts, choices } = readImportRow(row);
  expect(choices.map(({ text }) => text)).toEqual(expect.arrayContaining(['x']));
  if (id === undefined) expect(prompts).toContain('Q?');
});

test('how a completion ended is kept', () => {
  expect(readImportRow(rows['our own row']).choices.map(({ finish }) => finish)).toEqual(['stop', 'length']);
  expect(readImportRow(rows['one completion a row']).choices[0]?.finish).toBe('length');
});

test.each([
  [{ id: 'a' }, 'there is no completion'],
  [{ completion: 'x' }, 'neither an id nor a prompt'],
  [{ id: 'a', output: 'x', response: 'y' }, 'both response and output hold completions'],
])('%j', (row, message) => {
  expect(() => readImportRow(row)).toThrow(message);
});

const templates = {
  qwen: '<|im_start|>system\nS<|im_end|>\n<|im_start|>user\n%<|im_end|>\n<|im_start|>assistant\n',
  'qwen without special tokens': 'system\nS\nuser\n%\nassistant\n',
  llama:
    '<|start_header_id|>user<|end_header_id|>\n\n%<|eot_id|><|start_header_id|>assistant<|end_header_id|>\n\n',
  gemma: '<start_of_turn>user\n%<end_of_turn>\n<start_of_turn>model\n',
  mistral: '<s>[INST] % [/INST]',
  deepseek: '<｜User｜>%<｜Assistant｜>',
  bare: '%',
};

test.each(Object.entries(templates))('a prompt is found in the template of %s', (_, template) => {
  const index = new PromptIndex<string>();
  const long = 'A train leaves at noon and goes 60 km/h.';
  index.add('What is 2 + 2?', 'short');
  index.add(long, 'first');
  index.add(`${long} How far is it at two?`, 'second');
  const find = (text: string) =>
    index.find(readImportRow({ prompt: template.replace('%', text), completion: 'x' }).prompts);
  expect(find('What is  2 +\n2?')).toBe('short');
  expect(find(`${long} How far is it at two?\n\nPut the answer in \\boxed{}.`)).toBe('second');
  expect(find(`Solve this.\n${long}`)).toBe('first');
  expect(find('What is 2 + 2? And more')).toBe(undefined);
  expect(find('Something else altogether, of some length')).toBe(undefined);
});
