import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readResponse } from './read-response.js';
import { retryAfterMs } from './retry-after.js';

const now = Date.parse('2026-03-01T12:00:00Z');
const read = (status: number, body = '', retryAfter?: string) =>
  readResponse({ status, body, retryAfter }, now, 'sk-secret');

describe('Retry-After', () => {
  test.each([
    ['120', 120_000],
    ['0', 0],
    [' 1.5 ', 1500],
    ['Sun, 01 Mar 2026 12:00:30 GMT', 30_000],
    ['Sun, 01 Mar 2026 11:00:00 GMT', 0],
    ['soon', undefined],
    ['', undefined],
    ['-3', undefined],
  ])('%j', (header, ms) => {
    expect(retryAfterMs(header, now)).toBe(ms);
  });
});

describe('what a status means', () => {
  test.each([
    [200, 'answered'],
    [201, 'answered'],
    [302, 'mistake'],
    [400, 'refused'],
    [401, 'mistake'],
    [403, 'mistake'],
    [404, 'mistake'],
    [405, 'mistake'],
    [408, 'failed'],
    [413, 'refused'],
    [422, 'refused'],
    [424, 'failed'],
    [429, 'busy'],
    [500, 'failed'],
    [502, 'failed'],
    [503, 'down'],
    [504, 'failed'],
  ])('%i: %s', (status, ended) => {
    expect(read(status, '{}').ended).toBe(ended);
  });

  test('a 503 that names a time is busy and not down', () => {
    expect(read(503, '', '7')).toMatchObject({ ended: 'busy', waitMs: 7000 });
  });

  test('a spent account is not waited for', () => {
    const body = '{"error":{"message":"You exceeded your quota","code":"insufficient_quota"}}';
    expect(read(429, body, '1')).toMatchObject({
      ended: 'mistake',
      why: 'status 429: You exceeded your quota',
    });
  });

  test('NaN is not JSON', () => {
    expect(read(200, '[[NaN]]')).toMatchObject({
      ended: 'unreadable',
      why: expect.stringContaining('not JSON'),
    });
  });
});

describe("a server's message", () => {
  test.each([
    ['{"error":"too long","error_type":"Validation"}', 'too long'],
    ['{"error":{"message":"no such model","code":404}}', 'no such model'],
    ['{"object":"error","message":"bad request"}', 'bad request'],
    ['{"detail":"Not Found"}', 'Not Found'],
    ['{"detail":[{"msg":"field required"},{"msg":"not a list"}]}', 'field required; not a list'],
    ['plain\nwords', 'plain words'],
  ])('%s', (body, said) => {
    expect(read(422, body)).toMatchObject({ why: `status 422: ${said}` });
  });

  test('never holds the key, whatever the body is', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.constantFrom(400, 401, 429, 500), (before, after, status) => {
        const body = JSON.stringify({ error: { message: `${before}sk-secret${after}` } });
        expect(JSON.stringify(read(status, body))).not.toContain('sk-secret');
      }),
    );
  });

  test('is cut, and controls no terminal', () => {
    const attempt = read(500, `\u001b[2J${'x'.repeat(5000)}`);
    expect(JSON.stringify(attempt).length).toBeLessThan(400);
    expect(JSON.stringify(attempt)).not.toContain('u001b');
  });
});
