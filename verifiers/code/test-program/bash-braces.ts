/**
 * The braces of bash that group commands. A brace is one only where a command may begin, as bash itself decides it; all others
 * (expansions, arguments, patterns) are words. Quotes and expansions nest, so that they are followed one by one.
 */
import type { Brace } from './braces.js';
import { reach } from './lexis.js';

interface Level {
  /** Commands; text in which only expansions mean something; what an expansion holds; arithmetic. */
  readonly kind: 'code' | 'text' | 'expansion' | 'arithmetic';
  readonly closes: '' | ')' | '"' | '}' | '))';
  /** Parentheses open in it, and `case`s, whose patterns end in one that closes nothing. */
  parentheses: number;
  cases: number;
}

const begins = /(?:^|[\n;&|(){]|(?<![\w$-])(?:then|else|do|if|while|until|!|function[ \t]+[\w-]+))[ \t]*$/;
const closes = /(?:^|[\n;&|)}]|(?<![\w$-])(?:fi|done|esac))[ \t]*$/;
const comment = /(?<![^\s;&|()])#[^\n]*/y;
const quoted = /\\[\s\S]|\$'(?:[^'\\]|\\[\s\S])*(?:'|$)|'[^']*(?:'|$)/y;
const escaped = /\\[\s\S]/y;
const heredoc = /<<(-?)[ \t]*['"\\]?([A-Za-z_]\w*)['"]?/y;
const herestring = /<<</y;
const word = /[A-Za-z_][\w-]*/y;
/** An expansion in which, in double quotes, single quotes are letters: `"${1:-don't}"`. */
const withDefault = /\$\{[!#]?\w*(?:\[[^\]\n]{0,200}\])?:?[-=+?]/y;
/** What tells whether a command may begin stands in the same line, shortly before. */
const lookBack = 200;

class BashScan {
  readonly found: Brace[] = [];
  private readonly levels: Level[] = [];
  private heredocs: RegExp[] = [];
  private readonly source: string;
  private at = 0;

  constructor(source: string) {
    this.source = source;
    this.enter('code', '');
    while (this.at < source.length) this.at += this.step(this.levels.at(-1) as Level);
  }

  private enter(kind: Level['kind'], end: Level['closes']): void {
    this.levels.push({ kind, closes: end, parentheses: 0, cases: 0 });
  }

  private before(): string {
    return this.source.slice(Math.max(0, this.at - lookBack), this.at);
  }

  /** Passes one piece. @returns its length */
  private step(level: Level): number {
    const passed = reach(level.kind === 'text' ? escaped : quoted, this.source, this.at);
    if (passed) return passed;
    const entered = this.expansion(level);
    if (entered) return entered;
    if (level.kind === 'code') return this.command(level);
    if (level.kind === 'arithmetic') return this.calculation(level);
    if (this.source[this.at] === level.closes) this.levels.pop();
    return 1;
  }

  /** @returns the length of what opens an expansion, a substitution or a string; 0 where none begins */
  private expansion(level: Level): number {
    const { source, at } = this;
    if (source.startsWith('$((', at)) this.enter('arithmetic', '))');
    else if (source.startsWith('${', at))
      this.enter(level.kind === 'text' && reach(withDefault, source, at) ? 'text' : 'expansion', '}');
    else if (source.startsWith('$(', at)) this.enter('code', ')');
    else if (source[at] === '"' && level.closes !== '"') this.enter('text', '"');
    else if (level.kind === 'code' && source.startsWith('((', at)) this.enter('arithmetic', '))');
    else return 0;
    return source.startsWith('$((', at) ? 3 : source[at] === '"' ? 1 : 2;
  }

  private calculation(level: Level): number {
    const char = this.source[this.at];
    if (char === '(') level.parentheses += 1;
    if (char !== ')') return 1;
    level.parentheses -= 1;
    if (level.parentheses >= 0) return 1;
    this.levels.pop();
    return this.source[this.at + 1] === ')' ? 2 : 1;
  }

  private command(level: Level): number {
    const { source, at } = this;
    const skipped = reach(comment, source, at) || reach(herestring, source, at);
    if (skipped) return skipped;
    heredoc.lastIndex = at;
    const here = heredoc.exec(source);
    if (here) {
      this.heredocs.push(new RegExp(`\\n${here[1] ? '\\t*' : ''}${here[2]}(?=\\n|$)`, 'g'));
      return here[0].length;
    }
    const named = reach(word, source, at);
    if (named) return this.name(level, source.slice(at, at + named));
    const char = source[at];
    if (char === '\n') return this.newline();
    if (char === '(') level.parentheses += 1;
    if (char === ')') this.closeParenthesis(level);
    if (char === '{' && /^\{\s/.test(source.slice(at, at + 2)) && begins.test(this.before()))
      this.found.push({ at, opens: true });
    if (char === '}' && /^\}(?:[\s;&|)<>]|$)/.test(source.slice(at, at + 2)) && closes.test(this.before()))
      this.found.push({ at, opens: false });
    return 1;
  }

  private name(level: Level, name: string): number {
    if (name === 'case' && begins.test(this.before())) level.cases += 1;
    if (name === 'esac' && level.cases > 0) level.cases -= 1;
    return name.length;
  }

  private closeParenthesis(level: Level): void {
    if (level.parentheses > 0) level.parentheses -= 1;
    else if (level.cases === 0 && level.closes === ')') this.levels.pop();
  }

  /** After a line that begins here-documents come their lines. */
  private newline(): number {
    let next = this.at;
    for (const end of this.heredocs) {
      end.lastIndex = next;
      const last = end.exec(this.source);
      next = last ? last.index + last[0].length : this.source.length;
    }
    this.heredocs = [];
    return Math.max(1, next - this.at);
  }
}

export const bashBraces = (source: string): Brace[] => new BashScan(source).found;
