/** What a page tells its reader to do: commands with what they print, and files to write, in the page's order. */

export interface Command {
  readonly kind: 'command';
  /** As it is typed, over several lines where it goes on with `> `. */
  readonly typed: string;
  /** What the page shows of its output, line by line. */
  readonly shown: readonly string[];
  /** From 1. */
  readonly line: number;
}

export interface WrittenFile {
  readonly kind: 'file';
  readonly path: string;
  readonly content: string;
}

export type Step = Command | WrittenFile;

const fence = /^(`{3,})(\w*) ?(.*)\n([\s\S]*?)^\1$/gm;

/** Blocks of `console` are commands; a block with a path after its language is a file. Others are only read. */
export function stepsOf(page: string): Step[] {
  return [...page.matchAll(fence)].flatMap(
    ({ 2: language, 3: info = '', 4: content = '', index }): Step[] => {
      if (language === 'console') return commandsOf(content, page.slice(0, index).split('\n').length + 1);
      return info === '' ? [] : [{ kind: 'file', path: info, content }];
    },
  );
}

function commandsOf(block: string, firstLine: number): Command[] {
  const commands: { kind: 'command'; typed: string; shown: string[]; line: number }[] = [];
  block
    .replace(/\n$/, '')
    .split('\n')
    .forEach((text, at) => {
      const last = commands.at(-1);
      if (text.startsWith('$ '))
        commands.push({ kind: 'command', typed: text.slice(2), shown: [], line: firstLine + at });
      else if (last === undefined) throw new Error(`line ${firstLine + at}: output before any command`);
      else if (text.startsWith('> ') && last.shown.length === 0) last.typed += `\n${text.slice(2)}`;
      else last.shown.push(text);
    });
  return commands;
}

/** What differs from run to run and from machine to machine, made alike. */
function masked(line: string): string {
  return line
    .replace(/"(ms|memory_mb)":(\[[^\]]*\]|[\d.]+)/g, '"$1":_')
    .replace(/\b\d+(?:\.\d+)? (?:ms|s|min|kB|MB|MiB|GiB)(?![\w/])/g, '_')
    .replace(/[\d,.]+ (rows|completions)\/s/g, '_ $1/s')
    .trimEnd();
}

/**
 * Whether the output is what the page shows: `…` alone stands for any lines, inside a line for any text.
 * Returns the first shown line that the output does not have, or undefined.
 */
export function firstMissing(shown: readonly string[], output: string): string | undefined {
  const lines = output.replace(/\n$/, '').split('\n').map(masked);
  let at = 0;
  let gap = false;
  for (const text of shown) {
    if (text.trim() === '…') {
      gap = true;
      continue;
    }
    const found = gap ? lines.findIndex((line, index) => index >= at && matches(text, line)) : at;
    if (found < 0 || !matches(text, lines[found] ?? '\0')) return text;
    at = found + 1;
    gap = false;
  }
  if (gap || shown.length === 0 || at >= lines.length) return undefined;
  return `(the end; the output goes on: ${lines[at]})`;
}

function matches(text: string, line: string): boolean {
  const parts = masked(text)
    .split('…')
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(line);
}
