import { z } from 'zod';
import type { RewardFunction } from './reward.js';

export const formatStyle = z.enum(['think-answer', 'think', 'boxed', 'think-boxed']);
type FormatStyle = z.infer<typeof formatStyle>;

const settings = z.strictObject({
  style: formatStyle.default('think-answer'),
  /** The prompt has opened the think block already, as many chat templates do: the completion begins inside it. */
  opened: z.boolean().default(false),
});

/**
 * 1 where the completion has the form, else 0. `think-answer` is the format reward of DeepSeek-R1 (arXiv 2501.12948, section 2.2.2
 * and table 1): the reasoning between <think> tags, then the answer between <answer> tags, each once, nothing outside but white
 * space, neither empty. `think`: the reasoning so, then an answer in plain text. `boxed`: the answer part has a closed, non-empty
 * \boxed{…}. `think-boxed`: both.
 */
export const format: RewardFunction<z.infer<typeof settings>> = {
  name: 'format',
  settings,
  groupWise: false,
  values: ({ samples }, { style, opened }) =>
    samples.map(({ completion }) => (hasForm(opened ? `<think>${completion}` : completion, style) ? 1 : 0)),
};

const tags = /<\/?(?:think|answer)>/g;

function hasForm(text: string, style: FormatStyle): boolean {
  if (style === 'boxed') return hasBox(afterThinking(text));
  const seen = (text.match(tags) ?? []).join('');
  if (seen !== (style === 'think-answer' ? '<think></think><answer></answer>' : '<think></think>'))
    return false;
  const [before, rest = ''] = text.split('<think>') as [string, string];
  const [reasoning, after = ''] = rest.split('</think>') as [string, string];
  if (isFull(before) || !isFull(reasoning) || !isFull(after)) return false;
  if (style === 'think') return true;
  if (style === 'think-boxed') return hasBox(after);
  const [between, answer = ''] = after.split('<answer>') as [string, string];
  const [inside, behind = ''] = answer.split('</answer>') as [string, string];
  return !isFull(between) && isFull(inside) && !isFull(behind);
}

function isFull(text: string): boolean {
  return /\S/.test(text);
}

function afterThinking(text: string): string {
  const closed = text.lastIndexOf('</think>');
  if (closed >= 0) return text.slice(closed);
  return text.includes('<think>') ? '' : text;
}

/** Whether the last box is closed and holds more than white space. */
function hasBox(text: string): boolean {
  const command = '\\boxed{';
  const start = text.lastIndexOf(command);
  if (start < 0) return false;
  let depth = 1;
  for (let at = start + command.length; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '{') depth++;
    else if (text[at] === '}' && --depth === 0) return isFull(text.slice(start + command.length, at));
  }
  return false;
}
