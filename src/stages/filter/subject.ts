import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';
import { sentencesOf } from './sentences.js';

/** Programs that a prompt quotes: a block between fences, or a span of one line between backticks. */
const quotedCode = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;

/** The whole prompt, for rules that judge its form; what it says without the programs that it quotes, for those that judge its words. */
export function subjectsOf(problem: Pick<Problem, 'prompt' | 'domain'>): { whole: Subject; words: Subject } {
  const text = promptText(problem);
  const whole = new Subject(text, problem.domain);
  if (!text.includes('`')) return { whole, words: whole };
  return { whole, words: new Subject(text.replace(quotedCode, '``'), problem.domain) };
}

/** The text of a prompt in the forms by which rules decide; each is made when the first rule asks for it. */
export class Subject {
  readonly text: string;
  readonly domain: Problem['domain'];
  private inLowerCase: string | undefined;
  private inSentences: readonly string[] | undefined;
  private asProse: string | undefined;

  constructor(text: string, domain: Problem['domain']) {
    this.text = text;
    this.domain = domain;
  }

  /** In lower case: looking for a word in it costs a tenth of a pattern. */
  get lower(): string {
    this.inLowerCase ??= this.text.toLowerCase();
    return this.inLowerCase;
  }

  /** Neither a factorial such as 5! nor an initial such as T. ends one; drawings hold none. */
  get sentences(): readonly string[] {
    this.inSentences ??= sentencesOf(withoutDrawings(this.text));
    return this.inSentences;
  }

  /** The text without formulas and drawings, which are in no language. */
  get prose(): string {
    this.asProse ??= proseOf(this.text);
    return this.asProse;
  }
}

/** Drawings inside a prompt, whose labels are no prose. */
const drawing = /\[asy\][\s\S]*?\[\/asy\]/g;
/** A formula between dollars: two prices in one sentence are none, for words stand between them. */
const formula =
  /\$\$[^$]{1,1000}\$\$|\$(?!\s)(?![^$]{0,1000}[a-z]{2,} [a-z]{2,} [a-z]{2,})[^$]{1,1000}\$|\\\[[^\]]{0,1000}\\\]|\\\([^)]{0,1000}\\\)/g;
const command = /\\[A-Za-z]+\s*(?:\{[^{}]*\})*/g;

function proseOf(text: string): string {
  const drawn = withoutDrawings(text);
  return drawn.includes('$') || drawn.includes('\\')
    ? drawn.replace(formula, ' ').replace(command, ' ')
    : drawn;
}

function withoutDrawings(text: string): string {
  return text.includes('[asy]') ? text.replace(drawing, ' ') : text;
}
