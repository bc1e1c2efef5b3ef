import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { completionRequest } from './completion-request.js';
import { samplingSettings } from './settings.js';

interface Case {
  readonly description: string;
  readonly settings: Record<string, unknown>;
  readonly asked: Parameters<typeof completionRequest>[2];
  readonly path: string;
  readonly body: unknown;
  readonly answers: readonly {
    readonly answer: unknown;
    readonly choices?: unknown;
    readonly unreadable?: string;
  }[];
}

const file = new URL('./conformance/requests.json', import.meta.url);
const cases: readonly Case[] = JSON.parse(readFileSync(file, 'utf8'));

const requestOf = ({ settings, asked }: Pick<Case, 'settings' | 'asked'>) =>
  completionRequest('m', samplingSettings.parse({ urls: 'http://h', ...settings }), asked);

test.each(cases)('$description', (one) => {
  const request = requestOf(one);
  expect(request.path).toBe(one.path);
  expect(JSON.parse(JSON.stringify(request.body))).toEqual(one.body);
  for (const { answer, choices, unreadable } of one.answers) {
    const reading = request.read(answer);
    if (unreadable === undefined) expect(reading).toEqual({ value: choices });
    else expect(reading).toEqual({ unreadable: expect.stringContaining(unreadable) });
  }
});

test('no answer makes the reading throw', () => {
  const [one] = cases;
  const request = requestOf(one as Case);
  fc.assert(fc.property(fc.anything(), (answer) => void request.read(answer)));
});
