import { expect, test } from 'vitest';
import { Failure } from '../../failure.js';
import { meets } from './condition.js';
import { parseWhere } from './parse-where.js';

const row = {
  id: 'gsm8k:1',
  difficulty: { tier: 'hard', pass_rate: 0.375, parked: true },
  quality: null,
  prompt: [{ role: 'user', content: 'How many Apples, and (how) much?' }],
  rollout: { rewards: [1, 0, null] },
  meta: { level: '5', 'a.b': 1 },
};

test.each<[string, boolean]>([
  ['difficulty.tier=hard', true],
  ['difficulty.tier==hard', true],
  ['difficulty.tier = "hard"', true],
  ['difficulty.tier!=hard', false],
  ['difficulty.tier!=easy', true],
  ['difficulty.pass_rate<0.5', true],
  ['difficulty.pass_rate>=0.375 and difficulty.pass_rate<=0.375', true],
  ['difficulty.pass_rate>.375', false],
  ['difficulty.pass_rate=0.3750', true],
  ['difficulty.parked=true', true],
  ['difficulty.pass_rate<hard', false],
  ['meta.level=5', true],
  ['meta.level="5"', true],
  ["difficulty.pass_rate='0.375'", false],
  ['prompt.content~apples', true],
  ['prompt.0.content~"apples,.*much"', true],
  ['prompt.1.content~apples', false],
  ['rollout.rewards=0', true],
  ['rollout.rewards=null', true],
  ['rollout.rewards<0', false],
  ['rollout.rewards.0=1', true],
  ['quality', false],
  ['quality=null', true],
  ['missing', false],
  ['missing=1', false],
  ['missing!=1', true],
  ['missing<1', false],
  ['not missing', true],
  ['difficulty', true],
  ['missing or difficulty.tier=hard', true],
  ['missing and missing or id~gsm', true],
  ['missing and (missing or id~gsm)', false],
  ['not (missing or difficulty.tier=hard)', false],
  ['NOT missing AND id=gsm8k:1', true],
  ['id=constructor', false],
  ['constructor', false],
])('%s is %s', (where, met) => {
  expect(meets(row, parseWhere(where))).toBe(met);
});

test.each([
  ['', 'a field is missing'],
  ['a=', 'a value after `=` is missing'],
  ['a=1 and', 'a field is missing'],
  ['(a=1', 'a `)` is missing'],
  ['a=1)', '`)` is not expected here'],
  ['a=1 b=2', '`b` is not expected here'],
  ['a="x', 'this quote is not closed'],
  ['a~"("', 'Unterminated group'],
  ['=1', 'a field is missing'],
  [`${'('.repeat(200)}a`, 'nested too deeply'],
])('%s is refused', (where, message) => {
  expect(() => parseWhere(where)).toThrow(Failure);
  expect(() => parseWhere(where)).toThrow(message);
});
