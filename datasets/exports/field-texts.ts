const quote = 34;
const comma = 44;
const [openBracket, backslash, closeBracket] = [91, 92, 93];
const [openBrace, closeBrace] = [123, 125];

/**
 * The JSON text of each field of an object, which was written by JSON.stringify: no blank stands outside of strings. A fraction of what
 * JSON.parse takes, because long strings are leapt over. @throws Error for any other text
 */
export function fieldTexts(line: string): Map<string, string> {
  const texts = new Map<string, string>();
  if (line === '{}') return texts;
  let at = 0;
  while (at < line.length - 1) {
    const name = endOfString(line, at + 2);
    const end = endOfValue(line, name + 1);
    texts.set(line.slice(at + 2, name - 1), line.slice(name + 1, end));
    at = end;
  }
  return texts;
}

/** @param at where the value begins */
function endOfValue(line: string, at: number): number {
  const first = line.charCodeAt(at);
  if (first === quote) return endOfString(line, at + 1);
  if (first === openBrace || first === openBracket) return endOfNest(line, at);
  for (let end = at; end < line.length; end++) {
    const code = line.charCodeAt(end);
    if (code === comma || code === closeBrace) return end;
  }
  throw unended(line);
}

/** The end of an object or a list. */
function endOfNest(line: string, at: number): number {
  let depth = 0;
  for (let end = at; end < line.length; ) {
    const code = line.charCodeAt(end++);
    if (code === quote) end = endOfString(line, end);
    else if (code === openBrace || code === openBracket) depth++;
    else if ((code === closeBrace || code === closeBracket) && --depth === 0) return end;
  }
  throw unended(line);
}

/** @param at behind the quote that begins the string */
function endOfString(line: string, at: number): number {
  for (let from = at; ; ) {
    const end = line.indexOf('"', from);
    if (end < 0) throw unended(line);
    let before = end;
    while (line.charCodeAt(before - 1) === backslash) before--;
    // Backslashes in pairs are characters of the string; one more makes the quote one.
    if ((end - before) % 2 === 0) return end + 1;
    from = end + 1;
  }
}

function unended(line: string): Error {
  return new Error(`a line that is not JSON as we write it: ${line.slice(0, 80)}`);
}
