import type { z } from 'zod';

const kinds: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'keys with values',
  record: 'keys with values',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  null: 'nothing',
};

/** The mistake of a setting in words; what a schema says in its own words stays as it is. */
export function wordIssue(issue: z.core.$ZodIssue): string {
  const { message } = issue;
  if (issue.code === 'invalid_type' && message.startsWith('Invalid input: expected')) {
    const got = /received (\w+)/.exec(message)?.[1] ?? '';
    return `this must be ${kinds[issue.expected] ?? issue.expected}, not ${kinds[got] ?? got}`;
  }
  const sized = /^Too (?:big|small): expected (\w+) to (be|have) ([<>]=?)(\S+)(.*)$/.exec(message);
  if (sized !== null) {
    const [, , verb, sign, bound, rest] = sized;
    return `this must ${verb} ${bounds[sign ?? '']} ${bound}${rest}`;
  }
  if (message === 'Invalid URL') return 'this is no address; it begins with http:// or https://';
  return message.replace('Invalid input: ', '');
}

const bounds: Readonly<Record<string, string>> = {
  '<': 'less than',
  '<=': 'at most',
  '>': 'more than',
  '>=': 'at least',
};

/** How a value of the kind that is wanted is written in YAML; undefined for what needs no telling. */
export function howToWrite(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'invalid_type') return undefined;
  if (issue.expected === 'array') return 'write a list: each entry on a line that begins with "- "';
  if (issue.expected === 'object' || issue.expected === 'record')
    return 'write keys with values: `key: value`, each on a line of its own, or {key: value}';
  return undefined;
}
