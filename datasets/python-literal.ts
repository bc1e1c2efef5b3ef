import { type PythonNode, readPythonLiteral } from '#verifiers/python-literal.js';

export interface PythonLiteral {
  readonly value: unknown;
  /** The integers that became texts; absent when there were none. */
  readonly longNumbers?: readonly string[];
}

const words = { True: true, False: false, None: null };

/**
 * A Python literal as JSON would hold it: tuples and sets become lists, bytes texts, keys texts. An integer that a double cannot hold becomes
 * a text of its digits, as in exact-json.ts.
 * @throws SyntaxError that names the character at which the text is no literal
 */
export function parsePythonLiteral(text: string): PythonLiteral {
  const longNumbers: string[] = [];
  const value = plainValue(readPythonLiteral(text), longNumbers);
  return longNumbers.length === 0 ? { value } : { value, longNumbers };
}

function plainValue(node: PythonNode, longNumbers: string[]): unknown {
  switch (node.kind) {
    case 'dict':
      return Object.fromEntries(
        node.entries.map(([key, value]) => [
          keyOf(plainValue(key, longNumbers)),
          plainValue(value, longNumbers),
        ]),
      );
    case 'list':
    case 'tuple':
    case 'set':
      return node.items.map((item) => plainValue(item, longNumbers));
    case 'text':
    case 'bytes':
      return node.text;
    case 'word':
      return words[node.word];
    case 'number': {
      const value = Number(node.digits);
      if (!/^[+-]?\d+$/.test(node.digits) || Number.isSafeInteger(value)) return value;
      longNumbers.push(node.digits);
      return node.digits;
    }
  }
}

function keyOf(key: unknown): string {
  return typeof key === 'string' ? key : JSON.stringify(key);
}
