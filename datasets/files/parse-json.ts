import type { Row } from '../problem.js';
import { excerptOf, type RowDefect } from './raw-row.js';

export type ParsedRow = { readonly row: Row } | { readonly defect: RowDefect };

/** A JSON number that a double may not hold: 16 digits or more. Found first by a cheap look, so that most rows pay nothing. */
const longNumber = /[:[,\s]-?\d[\d.]{15}/;
const tokens = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/**
 * The object that a JSON text holds. A number with more digits than a double keeps becomes text with all its digits: an answer
 * must not change while it is read.
 */
export function parseJsonRow(text: string): ParsedRow {
  let value: unknown;
  try {
    value = JSON.parse(longNumber.test(text) ? quoteLongNumbers(text) : text);
  } catch (error) {
    return {
      defect: { code: 'invalid-json', message: jsonMistake(text, error as Error), excerpt: excerptOf(text) },
    };
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { row: value as Row };
  const kind = Array.isArray(value) ? 'a list' : value === null ? 'null' : typeof value;
  const message = `a row must be a JSON object, not ${kind}`;
  return { defect: { code: 'not-an-object', message, excerpt: excerptOf(text) } };
}

function quoteLongNumbers(text: string): string {
  return text.replace(tokens, (token) => {
    if (token.startsWith('"') || token.replace(/[^\d]/g, '').length < 16) return token;
    return exactInDouble(token) ? token : `"${token}"`;
  });
}

/** Whether reading the number as a double and writing it again gives its digits back. */
function exactInDouble(token: string): boolean {
  const digits = (number: string) =>
    number
      .replace(/^-/, '')
      .replace(/\.(\d*?)0*$/, '.$1')
      .replace(/\.$/, '');
  return digits(String(Number(token))) === digits(token);
}

function jsonMistake(text: string, error: Error): string {
  const open = text.trimStart().startsWith('{') && !text.trimEnd().endsWith('}');
  if (open)
    return 'the row ends in the middle: the line was cut, or a line feed stands inside a text; write it as \\n';
  const at = /position (\d+)/.exec(error.message)?.[1];
  const near = at === undefined ? '' : ` near ${JSON.stringify(text.slice(Number(at), Number(at) + 20))}`;
  return `not JSON${near}; one JSON object per line is expected`;
}
