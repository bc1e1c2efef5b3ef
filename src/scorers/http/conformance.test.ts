import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Heads } from '../heads.js';
import type { Given } from './protocol.js';
import { protocolNamed } from './protocols/registry.js';
import { httpSettings, protocolName } from './settings.js';

interface Expected {
  readonly quality?: number;
  readonly difficulty?: number;
  readonly embedding?: readonly number[];
  /** A part of the fault's words. */
  readonly fault?: string;
}

interface Case {
  readonly description?: string;
  readonly settings?: Record<string, unknown>;
  readonly heads?: Heads;
  readonly rubric?: string;
  readonly texts: readonly string[];
  readonly request: { readonly path: string; readonly body: unknown };
  readonly answers: readonly {
    readonly description?: string;
    readonly answer: unknown;
    readonly ratings?: readonly Expected[];
    readonly unreadable?: string;
  }[];
}

interface Table {
  readonly description: string;
  readonly protocol: Given['settings']['protocol'];
  readonly cases: readonly Case[];
}

const folder = new URL('./conformance/', import.meta.url);
const tables: Table[] = readdirSync(folder).map((file) =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')),
);

function givenFor(protocol: Table['protocol'], { settings, heads, rubric }: Partial<Case>): Given {
  return {
    settings: httpSettings.parse({ urls: 'http://127.0.0.1:1', protocol, ...settings }),
    model: 'm',
    ...(heads && { heads }),
    ...(rubric && { rubric }),
  };
}

test('every protocol has its table', () => {
  expect(tables.map(({ protocol }) => protocol).toSorted()).toEqual(protocolName.options.toSorted());
});

describe.each(tables)('$description', ({ protocol, cases }) => {
  for (const one of cases) {
    const name = one.description ?? 'as the server documents it';
    const [exchange] = protocolNamed(protocol).exchanges(givenFor(protocol, one));
    test(`${name}: the request`, () => {
      expect({ path: exchange?.path, body: exchange?.body(one.texts) }).toEqual(one.request);
    });
    for (const { description = 'a good answer', answer, ratings, unreadable } of one.answers) {
      test(`${name}: ${description}`, () => {
        const reading = exchange?.read(answer, one.texts.length) ?? [];
        if ('unreadable' in reading) {
          expect(unreadable).toBeDefined();
          expect(reading.unreadable).toContain(unreadable);
          return;
        }
        expect(unreadable).toBeUndefined();
        expect(reading).toEqual(ratings?.map(matcherOf));
      });
    }
  }
});

function matcherOf({ quality, difficulty, embedding, fault }: Expected): unknown {
  if (fault !== undefined) return { fault: expect.stringContaining(fault) };
  return {
    ...(quality !== undefined && { quality: expect.closeTo(quality, 12) }),
    ...(difficulty !== undefined && { difficulty: expect.closeTo(difficulty, 12) }),
    ...(embedding && { embedding: Float32Array.from(embedding) }),
  };
}

/** Answers of the tables with one value somewhere replaced: nearer to real trouble than arbitrary JSON. */
function damaged(answer: unknown, pick: number, by: unknown): unknown {
  let left = pick;
  const json = JSON.stringify(answer, (_, value) => (left-- === 0 ? by : value));
  return json === undefined ? undefined : JSON.parse(json);
}

const isShare = (value: number | undefined) => value === undefined || (value >= 0 && value <= 1);

test('no answer makes a parser throw, and what it reads is a rating in range or a fault', () => {
  const all = tables.flatMap(({ protocol, cases }) => cases.map((one) => ({ protocol, one })));
  const answers = all.flatMap(({ one }) => one.answers.map(({ answer }) => answer));
  const answer = fc.oneof(
    fc.jsonValue(),
    fc
      .tuple(fc.constantFrom(...answers), fc.nat(40), fc.jsonValue({ maxDepth: 1 }))
      .map((at) => damaged(...at)),
  );
  fc.assert(
    fc.property(
      fc.constantFrom(...all),
      answer,
      fc.integer({ min: 1, max: 4 }),
      ({ protocol, one }, given, count) => {
        for (const exchange of protocolNamed(protocol).exchanges(givenFor(protocol, one))) {
          const asked = exchange.textsPerRequest === 1 ? 1 : count;
          const reading = exchange.read(given, asked);
          if ('unreadable' in reading) continue;
          expect(reading).toHaveLength(asked);
          for (const scored of reading) {
            if ('fault' in scored) expect(scored.fault).not.toBe('');
            else expect(isShare(scored.quality) && isShare(scored.difficulty)).toBe(true);
          }
        }
      },
    ),
    { numRuns: 3000 },
  );
});
