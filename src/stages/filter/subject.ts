import type { Problem } from '#datasets/problem.js';
import { promptText } from '#datasets/prompt-text.js';

/** The text of a prompt in the forms by which rules decide; each is made when the first rule asks for it. */
export interface Subject {
  readonly text: string;
  readonly domain: Problem['domain'];
  /** In lower case: looking for a word in it costs a tenth of a pattern. */
  readonly lower: string;
  /** Neither a factorial such as 5! nor an initial such as T. ends one; drawings hold none. */
  readonly sentences: readonly string[];
  /** The text without formulas and drawings, which are in no language. */
  readonly prose: string;
}

/** Drawings inside a prompt, whose labels are no prose. */
const drawing = /\[asy\][\s\S]*?\[\/asy\]/g;
/** A formula between dollars: two prices in one sentence are none, for words stand between them. */
const formula =
  /\$\$[^$]{1,1000}\$\$|\$(?!\s)(?![^$]{0,1000}[a-z]{2,} [a-z]{2,} [a-z]{2,})[^$]{1,1000}\$|\\\[[^\]]{0,1000}\\\]|\\\([^)]{0,1000}\\\)/g;
const command = /\\[A-Za-z]+\s*(?:\{[^{}]*\})*/g;

/** Programs that a prompt quotes: a block between fences, or a span of one line between backticks. */
const quotedCode = /```[\s\S]*?(?:```|$)|`[^`\n]+`/g;

/** The whole prompt, for rules that judge its form; what it says without the programs that it quotes, for those that judge its words. */
export function subjectsOf(problem: Pick<Problem, 'prompt' | 'domain'>): { whole: Subject; words: Subject } {
  const text = promptText(problem);
  const whole = subjectOf(text, problem.domain);
  if (!text.includes('`')) return { whole, words: whole };
  return { whole, words: subjectOf(text.replace(quotedCode, '``'), problem.domain) };
}

function subjectOf(text: string, domain: Subject['domain']): Subject {
  let lower: string | undefined;
  let sentences: readonly string[] | undefined;
  let prose: string | undefined;
  return {
    text,
    domain,
    get lower() {
      lower ??= text.toLowerCase();
      return lower;
    },
    get sentences() {
      sentences ??= sentencesOf(text);
      return sentences;
    },
    get prose() {
      prose ??= proseOf(text);
      return prose;
    },
  };
}

function sentencesOf(text: string): string[] {
  return (
    withoutDrawings(text)
      .trim()
      // The look ahead spares the look behind at every character that no space follows: a fifth of the time.
      .split(/(?=\s)(?:(?<=(?<!\b[A-Z])[.?]["'”’)$]{0,4}|[A-Za-z]!)\s+|\n+)/)
      .filter((sentence) => sentence !== '')
  );
}

function proseOf(text: string): string {
  const drawn = withoutDrawings(text);
  return drawn.includes('$') || drawn.includes('\\')
    ? drawn.replace(formula, ' ').replace(command, ' ')
    : drawn;
}

function withoutDrawings(text: string): string {
  return text.includes('[asy]') ? text.replace(drawing, ' ') : text;
}
