import { expect, test } from 'vitest';
import { failedRun } from '../failed-run.js';
import type { Program } from '../sandbox.js';
import { openCompiler } from './compiler.js';
import type { Order } from './order.js';
import type { Outcome } from './outcome.js';

const cpp = (source: string): Program => ({
  language: 'cpp',
  files: { 'main.cpp': source, 'part.cpp': '', 'part.h': '', 'data.txt': '1' },
  entry: 'main.cpp',
  stdin: '',
});
const outcome = (more: Partial<Outcome>): Outcome => ({
  ...failedRun(''),
  ending: 'exited',
  exitCode: 0,
  made: new Map([['program', Buffer.from('bytes')]]),
  madeTooMuch: false,
  ...more,
});

function compilerOf(outcomes: readonly Outcome[]) {
  const orders: Order[] = [];
  const compile = openCompiler(async (order) => {
    orders.push(order);
    return outcomes[Math.min(orders.length, outcomes.length) - 1] as Outcome;
  });
  return { compile, orders };
}

test('a program is compiled once, however often and at once it is asked for; another is another', async () => {
  const { compile, orders } = compilerOf([outcome({})]);
  const [first, second] = await Promise.all([compile(cpp('a')), compile(cpp('a'))]);
  expect(first).toEqual({ files: { program: Buffer.from('bytes') } });
  expect(second).toBe(first);
  expect(await compile(cpp('a'))).toBe(first);
  expect(orders).toHaveLength(1);
  await compile(cpp('b'));
  expect(orders).toHaveLength(2);
});

test('the other sources are compiled with the entry, headers and data are not named', async () => {
  const { compile, orders } = compilerOf([outcome({})]);
  await compile(cpp('a'));
  expect(orders[0]?.command).toEqual(expect.arrayContaining(['main.cpp', 'part.cpp']));
  expect(orders[0]?.command?.join(' ')).not.toMatch(/part\.h|data\.txt/);
});

test.each([
  ['refused it', { exitCode: 1, stderr: 'main.cpp:1: error: no' }, /error: no/],
  ['ran too long', { ending: 'time_limit', exitCode: null }, /time limit/],
  ['took too much memory', { ending: 'memory_limit', exitCode: null }, /memory limit/],
  ['died', { ending: 'signalled', exitCode: null, detail: 'ended by SIGSEGV' }, /SIGSEGV/],
  ['made a program that is too large', { made: new Map(), madeTooMuch: true }, /too large/],
  ['made nothing', { made: new Map() }, /status 0/],
] as const)(
  'a compiler that %s is a compile_error with the cause, and is not asked again',
  async (_, more, says) => {
    const { compile, orders } = compilerOf([outcome(more as Partial<Outcome>)]);
    const compiled = await compile(cpp('a'));
    expect(compiled).toMatchObject({ run: { ending: 'compile_error', exitCode: null } });
    expect('run' in compiled && `${compiled.run.stderr} ${compiled.run.detail}`).toMatch(says);
    await compile(cpp('a'));
    expect(orders).toHaveLength(1);
  },
);

test("the sandbox's own failure is told and does not stay", async () => {
  const { compile } = compilerOf([outcome({ ...failedRun('no space left') }), outcome({})]);
  expect(await compile(cpp('a'))).toMatchObject({
    run: { ending: 'sandbox_failure', detail: 'no space left' },
  });
  expect(await compile(cpp('a'))).toMatchObject({ files: {} });
});

test('what is kept is bounded: the least recently used goes first', async () => {
  const large = outcome({ made: new Map([['program', Buffer.alloc(100 << 20)]]) });
  const { compile, orders } = compilerOf([large]);
  for (const source of ['a', 'b', 'a', 'c', 'a']) await compile(cpp(source));
  expect(orders).toHaveLength(3);
  await compile(cpp('b'));
  expect(orders).toHaveLength(4);
});
