/** What every backend must do: one suite, run over the registry. */
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Limits, Program, Run, Sandbox } from '#sandboxes/sandbox.js';
import { describeEachBackend } from './each-backend.js';

const limits: Limits = { timeMs: 3000, memoryBytes: 134217728, outputBytes: 65536 };
const python = (source: string, stdin = '', more: Partial<Program> = {}): Program => ({
  language: 'python',
  files: { 'main.py': source },
  entry: 'main.py',
  stdin,
  ...more,
});

await describeEachBackend((backend) => {
  let sandbox: Sandbox;
  beforeAll(async () => {
    sandbox = await backend.open({ workers: 2 });
  });
  afterAll(() => sandbox.close());
  const run = (source: string, stdin = '', bounds: Partial<Limits> = {}): Promise<Run> =>
    sandbox.run(python(source, stdin), { ...limits, ...bounds });

  test('echo returns its standard input, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 2000 }), async (text) => {
        const source = 'import sys\nsys.stdout.buffer.write(sys.stdin.buffer.read())';
        expect((await run(source, text)).stdout).toBe(text);
      }),
      { numRuns: 100, seed: 42 },
    );
  });

  test('arguments reach the program, and none the next', async () => {
    const program = python('import sys\nprint(sys.argv[1:])', '');
    const ended = await sandbox.run({ ...program, arguments: ['a.txt', 'two words'] }, limits);
    expect(ended.stdout).toBe("['a.txt', 'two words']\n");
    expect((await sandbox.run(program, limits)).stdout).toBe('[]\n');
  });

  test('the exit status is the one the program left with', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 255 }),
        fc.constantFrom('sys.exit', 'os._exit'),
        async (status, exit) => {
          const ended = await run(`import os, sys\n${exit}(${status})`);
          expect(ended).toMatchObject({ ending: 'exited', exitCode: status });
        },
      ),
      { numRuns: 40, seed: 42 },
    );
  });

  test('the same program does the same twice, hashes and random numbers included', async () => {
    const source =
      'import os, random\nprint(random.random(), os.urandom(8), hash("a"), list({"a", "b", "c"}))';
    const [first, second] = await Promise.all([run(source), run(source)]);
    expect(first.stdout).toBe(second.stdout);
  });

  test('an uncaught exception is status 1 and a traceback on standard error', async () => {
    const ended = await run('def f():\n    return 1 / 0\nf()');
    expect(ended).toMatchObject({ ending: 'exited', exitCode: 1, stdout: '' });
    expect(ended.stderr).toMatch(/^Traceback.*line 2, in f.*ZeroDivisionError: division by zero\n$/s);
  });

  test('a message given to exit goes to standard error', async () => {
    expect(await run('raise SystemExit("no")')).toMatchObject({ exitCode: 1, stderr: 'no\n' });
  });

  test('functions registered for the exit run, and what was printed before it is kept', async () => {
    const ended = await run('import atexit\natexit.register(print, "bye")\nprint("hello", end=" ")');
    expect(ended.stdout).toBe('hello bye\n');
  });

  test('files lie in the working directory and can be imported', async () => {
    const program = python('import part.one\nprint(part.one.value, open("data.txt").read())', '', {
      files: {
        'main.py': 'import part.one\nprint(part.one.value, open("data.txt").read())',
        'part/one.py': 'value = 7',
        'data.txt': 'ünï',
      },
    });
    expect((await sandbox.run(program, limits)).stdout).toBe('7 ünï\n');
  });

  test('the report is what the program left in the named file, apart from its output', async () => {
    const source = 'print("loud")\nopen("r.json", "w").write("{}")';
    const ended = await sandbox.run(python(source, '', { report: 'r.json' }), limits);
    expect(ended).toMatchObject({ stdout: 'loud\n', report: '{}' });
    expect((await sandbox.run(python('1', '', { report: 'r.json' }), limits)).report).toBeNull();
  });

  test('output within the limit is whole, and cut at the limit beyond it', async () => {
    const whole = await run('print("x" * 999)', '', { outputBytes: 1000 });
    expect(whole).toMatchObject({ ending: 'exited', stdout: `${'x'.repeat(999)}\n` });
    const cut = await run('print("x" * 1000)', '', { outputBytes: 1000 });
    expect(cut.ending).toBe('output_limit');
    expect(cut.stdout.length).toBeLessThanOrEqual(1000);
  });

  test('a program within its memory limit runs, one beyond it ends with memory_limit', async () => {
    expect((await run('print(len(bytearray(64 << 20)))')).stdout).toBe('67108864\n');
    expect((await run('a = []\nwhile True:\n    a.append(bytearray(1 << 20))')).ending).toBe('memory_limit');
  });

  test.each(['time.sleep(60)', 'os.wait()'])(
    'memory_limit too where the kernel ended a child, whatever the program does then: %s',
    async (then) => {
      await run('print(1)');
      // Without a kernel that bounds the memory, none is ended.
      if (sandbox.memoryBound !== 'kernel') return;
      // Only the kernel counts what lies in files: to the agent the program stays within its limit.
      const full = 'open("/tmp/full", "wb").write(bytes(110 << 20))';
      const child = 'if os.fork() == 0: os._exit(len(b"x" * (110 << 20)) & 1)';
      const ended = await run(`import os, time\ntime.sleep(0.3)\n${full}\n${child}\n${then}`);
      expect(ended).toMatchObject({ ending: 'memory_limit', exitCode: null, detail: '' });
    },
  );

  test('the time limit holds, and a queued program does not pay for those before it', async () => {
    const loops = [1, 2, 3, 4].map(() => run('while True: pass', '', { timeMs: 400 }));
    const last = run('print("served")', '', { timeMs: 400 });
    for (const ended of await Promise.all(loops)) {
      expect(ended.ending).toBe('time_limit');
      expect(ended.wallMs).toBeLessThan(2000);
    }
    expect((await last).stdout).toBe('served\n');
  });

  test('the standard library is there; what is not, is a ModuleNotFoundError', async () => {
    const names =
      'json re math collections itertools heapq bisect functools typing datetime decimal fractions unittest';
    expect((await run(`import ${names.split(' ').join(', ')}\nprint("all")`)).stdout).toBe('all\n');
    expect((await run('import no_such_module')).stderr).toContain('ModuleNotFoundError');
  });

  test('deep recursion is possible, endless recursion is a RecursionError', async () => {
    const deep =
      'import sys\nsys.setrecursionlimit(10**6)\ndef f(n):\n    return n and f(n - 1) + 1\nprint(f(20000))';
    expect((await run(deep)).stdout).toBe('20000\n');
    expect((await run('def f():\n    return f()\nf()')).stderr).toContain('RecursionError');
  });

  test('threads that are started and joined do their work', async () => {
    const source =
      'import threading\nfrom concurrent.futures import ThreadPoolExecutor\nout = []\nthreading.stack_size(1 << 26)\n' +
      't = threading.Thread(target=out.append, args=(1,))\nt.start()\nt.join()\n' +
      'with ThreadPoolExecutor(2) as pool:\n    out += pool.map(abs, [-2, -3])\nprint(out)';
    expect((await run(source)).stdout).toBe('[1, 2, 3]\n');
  });

  test('an event loop runs', async () => {
    const source =
      'import asyncio\nasync def f(n):\n    await asyncio.sleep(0.01)\n    return n\n' +
      'async def main():\n    return await asyncio.gather(f(1), asyncio.wait_for(f(2), 1))\nprint(asyncio.run(main()))';
    expect((await run(source, '', { timeMs: 10_000 })).stdout).toBe('[1, 2]\n');
  });

  test('many runs at once each get their own answer', async () => {
    const runs = Array.from({ length: 200 }, (_, i) => run('print(int(input()) * 2)', `${i}\n`));
    expect((await Promise.all(runs)).map((ended) => ended.stdout)).toEqual(runs.map((_, i) => `${2 * i}\n`));
  });

  test('a closed sandbox fails its runs and says so', async () => {
    const other = await backend.open({ workers: 1 });
    const running = other.run(python('while True: pass'), limits);
    await other.close();
    expect((await running).ending).toBe('sandbox_failure');
    expect((await other.run(python('1'), limits)).ending).toBe('sandbox_failure');
  });
});
