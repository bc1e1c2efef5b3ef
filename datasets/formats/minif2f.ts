import { z } from 'zod';
import { type Draft, type Format, RowError } from '../problem.js';
import { maybeText, optional, text, userPrompt } from './fields.js';

const row = z.looseObject({
  name: text,
  formal_statement: text,
  header: maybeText,
  informal_prefix: maybeText,
  informal_stmt: maybeText,
  split: maybeText,
});

/** miniF2F and sets of its form: a theorem to prove in Lean, Isabelle or Coq, mostly with its sense in words. */
export const minif2f: Format<z.infer<typeof row>> = {
  name: 'minif2f',
  row,
  uses: ['name', 'header', 'formal_statement', 'informal_prefix', 'split'],
  read({ name, formal_statement, header, informal_prefix, split }) {
    const system = systemOf(formal_statement, header ?? '');
    const language = system.startsWith('lean') ? 'lean' : system;
    const whole = [header, informal_prefix, formal_statement].map((part) => part?.trim()).filter(Boolean);
    return {
      id: name,
      domain: 'proof',
      prompt: userPrompt(`Complete the proof:\n\n\`\`\`${language}\n${whole.join('\n\n')}\n\`\`\``),
      ground_truth: {
        verifier: 'proof',
        system,
        statement: formal_statement,
        ...optional('header', header),
      },
      ...(split == null || split === '' ? {} : { split }),
      tags: [system],
    };
  },
  sample: {
    name: 'sum_of_odds',
    split: 'valid',
    header: 'import Mathlib\n',
    informal_prefix: '/-- Twice an integer, plus one, is odd. -/\n',
    formal_statement: 'theorem twice_plus_one (n : ℤ) : Odd (2 * n + 1) := by\n',
  },
};

/** The proof assistant, by words that only one of them writes. */
function systemOf(statement: string, header: string): Extract<Truth, { verifier: 'proof' }>['system'] {
  const text = `${header}\n${statement}`;
  if (/\bimport Mathlib\b|:=\s*(?:by\b|sorry\b|$)/.test(text)) return 'lean4';
  if (/^\s*begin\b|^\s*import (?:data|tactic|algebra|analysis)\./m.test(text)) return 'lean3';
  if (/^\s*theory\b|\bshows "|\bassumes\b/m.test(text)) return 'isabelle';
  if (/^\s*(?:Theorem|Lemma|Require|Proof)\b/m.test(text)) return 'coq';
  throw new RowError('formal_statement', 'it is neither Lean, Isabelle nor Coq by its words');
}

type Truth = NonNullable<Draft['ground_truth']>;
