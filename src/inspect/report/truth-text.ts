import { isRecord, type LooseTruth } from '../items/item.js';
import { codeText, type RichText, richText } from '../text/rich-text.js';

/** A ground truth as a person reads it: the answer, the option with its text, the tests as code; else its JSON. */
export function truthText(truth: LooseTruth, most: number): RichText {
  const { verifier: _, answer, answers, choices, tests, ...rest } = truth;
  const bare = Object.keys(rest).length === 0;
  if (Array.isArray(tests)) return codeText(testsText(tests, rest), languageOf(rest), most);
  if (typeof answer === 'string' && Array.isArray(choices)) {
    const option = choices[answer.charCodeAt(0) - 'A'.charCodeAt(0)];
    return richText(typeof option === 'string' ? `${answer}. ${option}` : answer, most);
  }
  const all = Array.isArray(answers) ? answers : [answer];
  if (bare && all.every((one) => typeof one === 'string'))
    return richText(all.map(asFormula).join(' or '), most);
  return codeText(JSON.stringify({ answer, answers, choices, ...rest }, null, 2), 'json', most);
}

/** A bare answer in LaTeX has no dollars to tell it by. */
function asFormula(answer: string): string {
  return /[\\^_{}]/.test(answer) && !answer.includes('$') ? `$${answer.trim()}$` : answer;
}

function languageOf({ language }: Readonly<Record<string, unknown>>): string {
  return typeof language === 'string' ? language : 'python';
}

function testsText(tests: readonly unknown[], rest: Readonly<Record<string, unknown>>): string {
  const { entry_point: entry, setup, test_setup: testSetup, language: _, ...more } = rest;
  const blocks = [setup, testSetup].filter((one) => typeof one === 'string' && one !== '') as string[];
  if (Object.keys(more).length > 0) blocks.push(`# ${JSON.stringify(more)}`);
  const name = typeof entry === 'string' ? entry : 'f';
  return [...blocks, tests.map((test) => testText(test, name)).join('\n')].join('\n\n');
}

function testText(test: unknown, entry: string): string {
  if (!isRecord(test)) return JSON.stringify(test);
  if (typeof test.assert === 'string') return test.assert;
  if (typeof test.source === 'string') return test.source;
  if (Array.isArray(test.args)) {
    return `${entry}(${test.args.map((one) => JSON.stringify(one)).join(', ')}) == ${JSON.stringify(test.expected)}`;
  }
  return `stdin ${JSON.stringify(test.stdin)}\nstdout ${JSON.stringify(test.stdout)}`;
}
